// The timeline narrowed down. names.js says what can be chosen, e2018.js and
// its like hold what each entry is, t2018.js and its like the titles, which are
// read when they are to be seen. All that is chosen stands in the hash; a
// control changes the hash, and the hash changes the page.
(function () {
  "use strict";
  var $ = function (id) { return document.getElementById(id); };
  var FAR = 4000000, DAY = 864e5, FEW = 60;
  var facets = [], years = [], names = [], ids = [], facetOf, count, waiting = {}, titles = {};
  var n = 0, first, last, mark, at, values, miss, base = {}, state = {}, shownYears = [];

  var say = wordsOf($("choose"));

  function el(tag, props, kids) {
    var e = document.createElement(tag);
    for (var k in props) k in e ? e[k] = props[k] : e.setAttribute(k, props[k]);
    (kids || []).forEach(function (c) { e.append(c); });
    return e;
  }
  function svg(tag, attrs) {
    var e = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (var k in attrs) e.setAttribute(k, attrs[k]);
    return e;
  }
  function load(name, then) {
    var s = el("script", { src: name + ".js" });
    s.onload = then;
    s.onerror = function () { $("told").textContent = say("A part of the timeline could not be read: %s", name + ".js"); };
    document.head.append(s);
  }
  window.dateline = function (what, year, data) { waiting[what + year] = data; };

  function start() {
    var d = waiting.names0, v = 0;
    years = d.years;
    facetOf = [];
    d.facets.forEach(function (f, i) {
      var select = $("by-" + f.f), list = { letter: f.f, from: v, select: select, options: [] };
      f.v.forEach(function (x) {
        var o = el("option", { value: x[0], textContent: x[1] });
        list.options.push(o);
        ids.push(x[0]); names.push(x[1]); facetOf.push(i); v++;
        select.append(o);
      });
      list.to = v;
      facets.push(list);
      select.parentNode.hidden = f.v.length < 2;
      select.onfocus = select.onpointerdown = function () { if (count) fresh(list); };
    });
    facetOf = Uint8Array.from(facetOf);
    count = new Int32Array(v);
    var left = years.length, got = 0;
    years.forEach(function (y) {
      n += y[1];
      load("e" + y[0], function () {
        got++;
        $("told").textContent = say("Reading the timeline: %[1]s of %[2]s years", got, years.length);
        if (--left === 0) join();
      });
    });
  }

  // join puts the years behind each other, in columns.
  function join() {
    var total = 0, i = 0, k = 0;
    years.forEach(function (y) { total += waiting["values" + y[0]].v.length; });
    first = new Int32Array(n); last = new Int32Array(n); mark = new Uint8Array(n); miss = new Uint16Array(n);
    at = new Int32Array(n + 1); values = new Int32Array(total);
    years.forEach(function (y) {
      var d = waiting["values" + y[0]], zero = y[0] ? Math.round(Date.UTC(y[0], 0, 1) / DAY) : 0, v = 0;
      if (y[0] > 0 && y[0] < 100) zero = Math.round(new Date(0).setUTCFullYear(y[0], 0, 1) / DAY);
      base[y[0]] = i;
      for (var j = 0; j < y[1]; j++, i++) {
        first[i] = d.f[j] + zero; last[i] = first[i] + d.d[j]; mark[i] = d.u[j];
        at[i] = k;
        for (var m = d.n[j]; m > 0; m--) values[k++] = d.v[v++];
      }
      delete waiting["values" + y[0]];
    });
    at[n] = k;
    $("without").hidden = true;
    $("choose").hidden = $("take").hidden = false;
    onhashchange = read;
    read();
  }

  // day reads a date as it is typed: its first or its last day, since 1970.
  function day(text, end) {
    var m = /^\s*(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*$/.exec(text);
    if (!m || m[2] > 12 || m[2] === "0" || m[2] === "00") return NaN;
    var y = +m[1], mo = m[2] ? m[2] - 1 : 0, d = m[3] ? +m[3] : 1, t = new Date(0);
    t.setUTCFullYear(y, mo, d);
    if (m[3] && (t.getUTCDate() !== d || t.getUTCMonth() !== mo)) return NaN;
    if (end && !m[3]) { t.setUTCFullYear(m[2] ? y : y + 1, m[2] ? mo + 1 : 0, 1); return t / DAY - 1; }
    return t / DAY;
  }
  function iso(d) { return new Date(d * DAY).toISOString().slice(0, 10); }

  // read takes the state from the hash.
  function read() {
    var p = new URLSearchParams(location.hash.slice(1));
    state = {};
    facets.forEach(function (f) {
      state[f.letter] = p.get(f.letter) || "";
      f.select.value = state[f.letter];
      f.chosen = -2; // an id that nothing has
      if (!state[f.letter]) f.chosen = -1;
      for (var v = f.from; v < f.to; v++) if (ids[v] === state[f.letter]) f.chosen = v;
    });
    ["from", "to"].forEach(function (k) {
      state[k] = p.get(k) || "";
      if (document.activeElement !== $(k)) $(k).value = state[k];
    });
    state.sure = p.get("sure") || "";
    $("sure").value = state.sure;
    filter();
  }
  function write(change) {
    var p = new URLSearchParams();
    Object.assign(state, change);
    for (var k in state) if (state[k]) p.set(k, state[k]);
    var h = "#" + p;
    if (h === "#") h = "#all";
    if (location.hash !== h) location.hash = h;
  }

  // filter sets, for each entry, the bits of the choices that it misses, and
  // counts each value among the entries that miss at most that value's choice.
  function filter() {
    var began = performance.now(), lo = state.from ? day(state.from) : -Infinity, hi = state.to ? day(state.to, 1) : Infinity;
    ["from", "to"].forEach(function (k) {
      var bad = state[k] && isNaN(k === "to" ? hi : lo);
      $(k).setAttribute("aria-invalid", !!bad);
    });
    if (isNaN(lo)) lo = -Infinity;
    if (isNaN(hi)) hi = Infinity;
    var ranged = lo > -Infinity || hi < Infinity, TIME = 1 << facets.length, SURE = TIME << 1;
    var chosen = facets.map(function (f) { return f.chosen; }), wanted = 0, sureIs = state.sure;
    chosen.forEach(function (c, f) { if (c !== -1) wanted |= 1 << f; });
    count.fill(0);
    var certain = 0, possible = 0;
    for (var i = 0; i < n; i++) {
      var m = wanted, k, v, f, end = at[i + 1];
      for (k = at[i]; k < end; k++) { v = values[k]; f = facetOf[v]; if (chosen[f] === v) m &= ~(1 << f); }
      if (last[i] < lo || first[i] > hi || ranged && first[i] === -FAR && last[i] === FAR) m |= TIME;
      var sure = !(mark[i] & 1) && first[i] >= lo && last[i] <= hi && first[i] > -FAR && last[i] < FAR;
      if (sureIs && sure !== (sureIs === "1")) m |= SURE;
      miss[i] = m;
      if (m === 0) {
        sure ? certain++ : possible++;
        for (k = at[i]; k < end; k++) count[values[k]]++;
      } else if ((m & (m - 1)) === 0 && m < TIME) {
        for (k = at[i]; k < end; k++) if (1 << facetOf[values[k]] === m) count[values[k]]++;
      }
    }
    facets.forEach(function (f) {
      f.stale = true;
      if (f.chosen >= 0) label(f, f.chosen - f.from);
      if (document.activeElement === f.select) fresh(f);
    });
    $("choose").dataset.took = Math.round((performance.now() - began) * 10) / 10;
    told(certain, possible);
    list();
    draw(lo, hi);
  }
  // The numbers beside a choice are written when it is about to be seen.
  function fresh(f) {
    if (f.stale) for (var j = 0; j < f.options.length; j++) label(f, j);
    f.stale = false;
  }
  function label(f, j) {
    var o = f.options[j], c = count[f.from + j], text = names[f.from + j] + " (" + c + ")";
    if (o.textContent !== text) o.textContent = text;
    o.hidden = c === 0 && f.chosen !== f.from + j;
  }
  function words(certain, possible) {
    return possible ? certain ? say("%[1]s and %[2]s possible", certain, possible) : say("%s possible", possible) : "" + certain;
  }
  function told(certain, possible) {
    var t = certain + possible;
    $("told").textContent = t ? say("%[1]s of %[2]s entries", words(certain, possible), n) : say("No entry of %s fits. Take a choice back, or show all again.", n);
    $("take").hidden = !t;
  }

  // list writes the years that have something; few entries stand open.
  function list() {
    var box = $("years"), room = FEW, out = [];
    shownYears = [];
    years.forEach(function (y) {
      var c = 0, p = 0, from = base[y[0]], to = from + y[1], found = [];
      for (var i = from; i < to; i++) if (!miss[i]) { found.push(i); mark[i] & 1 || first[i] === -FAR ? p++ : c++; }
      if (!found.length) return;
      shownYears.push([y[0], found]);
      var d = el("details", {}, [el("summary", {}, [el("b", { textContent: y[0] || say("Without a year") }), " " + found.length])]);
      d.ontoggle = function () { if (d.open && !d.filled) { d.filled = 1; fill(d, y[0], found, 0); } };
      room -= found.length;
      if (room >= 0) d.open = true;
      out.push(d);
    });
    box.replaceChildren.apply(box, out);
  }
  function withTitles(list, then) {
    var left = 1, done = function () { if (--left === 0) then(); };
    list.forEach(function (y) {
      if (titles[y]) return;
      left++;
      load("t" + y, function () { titles[y] = waiting["titles" + y]; done(); });
    });
    done();
  }
  function fill(d, y, found, skip) {
    withTitles([y], function () {
      var ol = el("ol", { className: "rail" });
      found.slice(skip, skip + FEW).forEach(function (i) {
        var t = titles[y][i - base[y]], a = el("a", { href: "../" + t[0] + ".html", textContent: t[1] });
        if (t[4]) a.lang = t[4];
        ol.append(el("li", { className: "e brief " + t[3] + (mark[i] & 2 ? " minor" : "") }, [el("p", { className: "d", textContent: t[2] }), el("div", { className: "w" }, [el("h2", {}, [a])])]));
      });
      d.append(ol);
      if (found.length > skip + FEW) {
        var b = el("button", { type: "button", textContent: say("%s more", found.length - skip - FEW) });
        var p = el("p", { className: "more" }, [b]);
        b.onclick = function () { p.remove(); fill(d, y, found, skip + FEW); };
        d.append(p);
      }
    });
  }

  // draw shows how many entries each year has, or each month of few years. A
  // bar, or several drawn over with the pointer, narrows the time down.
  function draw(lo, hi) {
    var box = $("drawing"), bins = [], real = shownYears.filter(function (y) { return y[0]; });
    box.replaceChildren();
    if (!real.length) return;
    var y0 = real[0][0], y1 = real[real.length - 1][0], monthly = y1 - y0 < 4, by = {};
    if (y1 - y0 > 200) y0 = y1 - 200;
    real.forEach(function (y) {
      y[1].forEach(function (i) {
        var k = y[0];
        if (monthly && last[i] - first[i] < 31) k += "-" + iso(first[i]).slice(5, 7);
        by[k] = (by[k] || 0) + 1;
      });
    });
    for (var y = y0; y <= y1; y++) {
      if (!monthly) bins.push(["" + y, by[y] || 0]);
      else for (var m = 1; m < 13; m++) { var k = y + "-" + ("0" + m).slice(-2); bins.push([k, by[k] || 0]); }
    }
    var top = Math.max.apply(null, bins.map(function (b) { return b[1]; })) || 1, w = 1000 / bins.length, down = -1;
    var s = svg("svg", { viewBox: "0 0 1000 100", preserveAspectRatio: "none", class: "explore" });
    bins.forEach(function (b, i) {
      var h = b[1] ? Math.max(3, b[1] * 98 / top) : 0, g = svg("g", {}), t = svg("title", {});
      t.textContent = b[0] + ": " + b[1];
      g.append(t, svg("rect", { class: "back", x: i * w, y: 0, width: w, height: 100 }), svg("rect", { x: i * w + w * .08, y: 100 - h, width: w * .84, height: h }));
      g.onpointerdown = function (e) { down = i; e.preventDefault(); };
      g.onpointerup = function () {
        if (down < 0) return;
        write({ from: bins[Math.min(down, i)][0], to: bins[Math.max(down, i)][0] });
      };
      s.append(g);
    });
    var step = Math.ceil(bins.length / 8), labels = el("p", { className: "ticks" });
    bins.forEach(function (b, i) { if (i % step === 0) labels.append(el("span", { textContent: b[0] })); });
    box.append(s, labels);
  }

  // What is left, as a file made here.
  function take(form) {
    withTitles(shownYears.map(function (y) { return y[0]; }), function () {
      var rows = [], home = $("choose").dataset.base || new URL("..", location.href.split("#")[0]).href;
      shownYears.forEach(function (y) {
        y[1].forEach(function (i) {
          var t = titles[y[0]][i - base[y[0]]], v = {};
          for (var k = at[i]; k < at[i + 1]; k++) { var f = facets[facetOf[values[k]]].letter; (v[f] = v[f] || []).push(names[values[k]]); }
          rows.push({ id: t[0].slice(t[0].lastIndexOf("/") + 1), url: home + t[0] + ".html", title: t[1], date: t[2], year: y[0],
            first: first[i] > -FAR ? iso(first[i]) : "", last: last[i] < FAR ? iso(last[i]) : "", days: last[i] - first[i], sure: !(mark[i] & 1), planned: !!(mark[i] & 2), v: v });
        });
      });
      var make = { csv: csv, bib: bib, ics: ics }[form], type = { csv: "text/csv", bib: "application/x-bibtex", ics: "text/calendar" }[form];
      var a = el("a", { href: URL.createObjectURL(new Blob([make(rows)], { type: type + ";charset=utf-8" })), download: "timeline-" + rows.length + "." + form });
      document.body.append(a);
      a.click();
      a.remove();
      setTimeout(function () { URL.revokeObjectURL(a.href); }, 1e4);
    });
  }
  function csv(rows) {
    // A cell that a table program would take for a formula begins with a quote mark.
    var cell = function (s) { s = String(s); if (/^[=+\-@\t]/.test(s)) s = "'" + s; return /[",\n\r]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s; };
    var out = ["id,title,first,last,certain,planned,people,initiatives,places,sources,kind,languages,url"];
    rows.forEach(function (r) {
      out.push([r.id, r.title, r.first, r.last, r.sure, r.planned].concat("lnpskg".split("").map(function (k) { return (r.v[k] || []).join("; "); }), r.url).map(cell).join(","));
    });
    return "\ufeff" + out.join("\r\n") + "\r\n";
  }
  function bib(rows) {
    var named = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
    var tex = function (s) { return s.replace(/[\\{}~^#$%&_]/g, function (c) { return named[c] || "\\" + c; }); };
    return rows.map(function (r) {
      var f = [["title", tex(r.title)], ["author", "{" + tex((r.v.s || [say("Source not known")]).join("; ")) + "}"], ["year", r.year || ""], ["date", r.first && r.first === r.last ? r.first : r.first && r.last ? r.first + "/" + r.last : ""],
        ["howpublished", tex(document.querySelector("meta[property='og:site_name']").content)], ["url", tex(r.url)]];
      return "@misc{" + r.id + ",\n" + f.filter(function (x) { return x[1]; }).map(function (x) { return "  " + x[0] + " = {" + x[1] + "}"; }).join(",\n") + "\n}\n";
    }).join("\n");
  }
  function ics(rows) {
    var text = function (s) { return s.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n"); }, size = function (s) { return new TextEncoder().encode(s).length; };
    var fold = function (s) { var out = "", line = ""; Array.from(s).forEach(function (c) { if (size(line + c) > 74) { out += line + "\r\n "; line = ""; } line += c; }); return out + line + "\r\n"; };
    var now = new Date().toISOString().replace(/[-:]|\.\d+/g, ""), out = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//timeline//EN"];
    rows.forEach(function (r) {
      if (!r.first || !r.last || r.days > 31) return; // a calendar has no place for a year
      var end = iso(Date.parse(r.last) / DAY + 1);
      out.push("BEGIN:VEVENT", "UID:" + r.id + "@dateline", "DTSTAMP:" + now, "DTSTART;VALUE=DATE:" + r.first.replace(/-/g, ""), "DTEND;VALUE=DATE:" + end.replace(/-/g, ""),
        "SUMMARY:" + text(r.sure ? r.title : say("%s (date uncertain)", r.title)), "URL:" + r.url, "TRANSP:TRANSPARENT", "END:VEVENT");
    });
    return out.concat("END:VCALENDAR").map(fold).join("");
  }

  "lnpskg".split("").forEach(function (k) { $("by-" + k).onchange = function () { var c = {}; c[k] = this.value; write(c); }; });
  $("sure").onchange = function () { write({ sure: this.value }); };
  ["from", "to"].forEach(function (k) { $(k).onchange = function () { var c = {}; c[k] = this.value.trim(); write(c); }; });
  $("all").onclick = function () { $("from").value = $("to").value = ""; location.hash = "all"; };
  $("take").onclick = function (e) { if (e.target.value) take(e.target.value); };
  load("names", start);
})();
