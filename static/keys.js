// [ and ] turn to the page before and after; / goes to the search, or where
// there is none to the contents at the foot, where every part of the chronicle
// is named. Nothing else needs a script, and nothing needs this one.
document.addEventListener("keydown", function (e) {
  if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
  var to;
  if (e.key === "[") to = document.querySelector("a[rel=prev]");
  if (e.key === "]") to = document.querySelector("a[rel=next]");
  if (e.key === "/" && !document.querySelector("#find:not([hidden])")) to = document.querySelector("nav a[href$='search.html']:not([aria-current=page])");
  if (to) { e.preventDefault(); location.href = to.href + (e.key === "/" ? "#q=" : ""); }
  else if (e.key === "/" && (to = document.querySelector("#q, .foot nav a"))) { e.preventDefault(); to.focus(); }
});
// On the page of the days of the year, today is marked and named.
addEventListener("DOMContentLoaded", function () {
  var at = document.getElementById("today"), now = new Date(), day;
  if (!at || !(day = document.querySelectorAll(".days ol")[now.getMonth()].children[now.getDate() - 1])) return;
  day.className += " now";
  if (!(day = day.querySelector("a"))) return;
  at.append(day.cloneNode(true));
  at.firstChild.textContent = day.title;
  at.hidden = false;
});
// wordsOf gives a script the texts of its page, which bears them in the language
// of the page at the element box; English ones stand in the script. A text that
// counts has a form for each plural category of the language, divided by |.
function wordsOf(box) {
  var own = JSON.parse(box.dataset.words || "{}"), plural = new Intl.PluralRules(document.documentElement.lang || "en");
  return function (text) {
    var values = Array.prototype.slice.call(arguments, 1), forms = (own[text] || text).split("|"), next = 0, form = 0;
    if (forms.length > 1) form = Math.min(forms.length - 1, { one: 0, few: 1, many: 2, other: 3 }[plural.select(values[0])]);
    return forms[form].replace(/%(?:\[(\d)\])?s/g, function (_, n) { return values[n ? n - 1 : next++]; });
  };
}
