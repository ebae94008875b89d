// [ and ] turn to the page before and after; / goes to the contents at the
// foot, where every part of the chronicle is named. Nothing else needs a
// script, and nothing needs this one.
document.addEventListener("keydown", function (e) {
  if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
  var to;
  if (e.key === "[") to = document.querySelector("a[rel=prev]");
  if (e.key === "]") to = document.querySelector("a[rel=next]");
  if (to) location.href = to.href;
  if (e.key === "/") {
    to = document.querySelector("input[type=search], .foot nav a");
    if (to) { e.preventDefault(); to.focus(); }
  }
});
