// Search in the page: reads the scripts of data under search/ that a query
// needs and ranks reports by BM25F. internal/search writes the index and says
// what is in it; words are divided, folded and stemmed here as there.
(function () {
  "use strict";
  var doc = document, shards = {}, waiting = {}, bytes = 0, root, digit = {}, stops = {}, endings, names = {};

  // A shard is a script that calls this function; bytes is how much came so far.
  self.dateline = function (name, value) { shards[name] = value; value.forEach(function (v) { bytes += v.length || 0; }); };

  function load(name) {
    if (shards[name]) return Promise.resolve(shards[name]);
    return waiting[name] = waiting[name] || new Promise(function (yes, no) {
      var s = doc.createElement("script"), m = /^(\D)(\d+)$/.exec(name);
      s.src = "search/" + (m ? m[1] + Math.floor(m[2] / root.folder) + "/" + m[2] : name) + ".js";
      s.onload = function () { s.remove(); shards[name] ? yes(shards[name]) : no(Error(name)); };
      s.onerror = function () { delete waiting[name]; s.remove(); no(Error(name)); };
      doc.head.appendChild(s);
    });
  }

  function open() {
    return load("root").then(function (v) {
      if (root) return root;
      root = v[0];
      for (var i = 0; i < root.low.length; i++) digit[root.low[i]] = i;
      for (i = 0; i < root.high.length; i++) digit[root.high[i]] = 62 + i;
      root.stops.split(" ").forEach(function (w) { stops[w] = 1; });
      endings = root.endings.split(" ");
      "dar".split("").forEach(function (k) { root[k] = unfront(root[k]); });
      for (var k in root.about) root.about[k].forEach(function (c) { names[k + ":" + c.id] = c; });
      return root;
    });
  }

  // Strings that each share a beginning with the one before.
  function unfront(text) {
    var out = [], last = "";
    text.split("|").forEach(function (s) { if (s) out.push(last = last.slice(0, digit[s[0]]) + s.slice(1)); });
    return out;
  }

  // Numbers: any digits of high, then one of low.
  function numbers(text) {
    var i = 0;
    return function () {
      for (var n = 0, d; (d = digit[text[i++]]) > 61;) n = n * root.high.length + d - 61;
      return n * root.low.length + d;
    };
  }

  // ---- Words

  var odd = { "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ə": "a", "æ": "a", "œ": "o", "ß": "s",
    "ә": "а", "ғ": "г", "ґ": "г", "қ": "к", "ҡ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "ҳ": "х", "і": "и", "є": "е", "ҷ": "ч",
    "ʼ": "'", "ʻ": "'", "ʹ": "'", "ʾ": "'", "ʿ": "'", "´": "'", "‘": "'", "’": "'", "‛": "'", "′": "'" };
  var letter = /[\p{L}\p{Nd}\p{M}]/u, digits = /\p{Nd}/u, alpha = /\p{L}/u, mark = /[\p{Mn}\u00AD\u200B\u200E\u200F\u2060\uFEFF]/u;
  var unspaced = /[\p{Script=Han}\u3040-\u30FF\u0E00-\u0EDF]/u;

  // fold is one character in the form in which words are compared, "" for a mark.
  function fold(c) {
    if (mark.test(c)) return "";
    if (c >= "\uFF01" && c <= "\uFF5E") c = String.fromCharCode(c.charCodeAt(0) - 0xFEE0);
    var l = c.toLowerCase();
    if (odd[l]) return odd[l];
    if (/[\uAC00-\uD7A3]/.test(c)) return c;
    l = String.fromCodePoint(c.normalize("NFD").codePointAt(0)).toLowerCase();
    l = String.fromCodePoint(l.codePointAt(0));
    return odd[l] || l;
  }

  // pieces divides a text into words and runs: {t: folded, run, at: words
  // before, from, to: in the text}.
  function pieces(text) {
    var c = Array.from(text), out = [], cur = null, at = 0, off = 0, last = "", i, f;
    function spaceless(x) { return unspaced.test(x) && alpha.test(x); }
    function peek(k) { return k < c.length && !spaceless(c[k]) ? fold(c[k]) : ""; }
    function flush() {
      if (cur) { cur.at = at; at += cur.run ? cur.n : 1; out.push(cur); }
      cur = null;
    }
    function take(run) {
      if (cur && cur.run !== run) flush();
      if (!cur) cur = { t: "", run: run, n: 0, from: off };
      cur.t += f; cur.n++; cur.to = off + c[i].length;
    }
    for (i = 0; i < c.length; i++) {
      f = fold(c[i]);
      if (f === "") { if (cur) cur.to = off + c[i].length; }
      else if (spaceless(c[i])) take(true);
      else if (letter.test(f)) take(false);
      else if (!cur || cur.run) flush();
      else if (f === "'" && alpha.test(last)) {
        var a = peek(i + 1);
        if (a === "s" && !letter.test(peek(i + 2))) { flush(); off += c[i++].length; }
        else if (!alpha.test(a)) flush();
      } else if ((f === "." || f === ",") && digits.test(last)) {
        if (!digits.test(peek(i + 1))) flush();
        else if (f === ".") cur.t += f;
      } else flush();
      if (f) last = f;
      off += c[i].length;
    }
    flush();
    return out;
  }

  function stem(w) {
    if (/^[a-z]+$/.test(w)) return english(w);
    if (!/^[\u0400-\u053F]+$/.test(w)) return w;
    for (var again = true; again;) {
      again = endings.some(function (e) {
        if (w.length - e.length < 4 || !w.endsWith(e)) return false;
        w = w.slice(0, -e.length);
        return true;
      });
    }
    return w;
  }

  function english(w) {
    var n = w.length, cut = 0;
    if (n < 4) return w;
    if (n > 4 && w.endsWith("ies")) return w.slice(0, -3) + "y";
    if (/(sses|xes|ches|shes)$/.test(w)) w = w.slice(0, -2);
    else if (/[^sui]s$/.test(w)) w = w.slice(0, -1);
    n = w.length;
    if (n > 4 && w.endsWith("ied")) return w.slice(0, -3) + "y";
    if (n > 5 && w.endsWith("ing")) cut = 3;
    else if (n > 4 && /[^e]ed$/.test(w)) cut = 2;
    if (cut && /[aeiouy]/.test(w.slice(0, -cut))) {
      w = w.slice(0, -cut);
      if (w.length > 3 && /([^aeiouslz])\1$/.test(w)) w = w.slice(0, -1);
    }
    return w.length > 3 && w.endsWith("e") ? w.slice(0, -1) : w;
  }

  function stop(w) { return Object.hasOwn(stops, w); }

  // pairs are the neighbours in a run.
  function pairs(run) {
    var c = Array.from(run), out = [];
    for (var i = 0; i + 1 < c.length; i++) out.push(c[i] + c[i + 1]);
    return out.length ? out : c;
  }

  // ---- The dictionary

  // place is the shard in which a term stands, if it is there.
  function place(firsts, term) {
    var lo = 0, hi = firsts.length;
    while (lo < hi) { var m = (lo + hi) >> 1; if (firsts[m] <= term) lo = m + 1; else hi = m; }
    return lo - 1;
  }

  var parsed = {};
  function dict(kind, n) {
    var name = kind + n;
    return load(name).then(function (v) {
      if (parsed[name]) return parsed[name];
      var list = unfront(v[0]), out = [], num, rec = { i: 0, p: 0 }, at = {};
      if (kind === "d") {
        num = numbers(v[1]);
        list.forEach(function (t, k) {
          var r = { t: t, df: num() }, d = num();
          r.i = rec.i + d; r.ii = k === 0 ? num() : d ? 0 : rec.ii + 1;
          d = num();
          r.p = rec.p + d; r.pi = k === 0 ? num() : d ? 0 : rec.pi + 1;
          if (r.df > root.whole) r.x = num();
          out.push(rec = r);
        });
      } else if (kind === "a") {
        v[1].split("|").forEach(function (ids, k) { out.push({ t: list[k], ids: ids.split(" ") }); });
      } else out = list.map(function (t) { return { t: t }; });
      out.forEach(function (r) { at[r.t] = r; });
      return parsed[name] = { list: out, at: at };
    });
  }

  function lookup(kind, term) {
    var n = place(root[kind], term);
    return n < 0 ? Promise.resolve(undefined) : dict(kind, n).then(function (d) { return Object.hasOwn(d.at, term) ? d.at[term] : undefined; });
  }

  // range is the records whose term begins with a prefix, of few shards.
  function range(kind, prefix, limit) {
    var from = Math.max(place(root[kind], prefix), 0), to = Math.min(place(root[kind], prefix + "\uFFFF"), from + limit - 1), all = [];
    for (var n = from; n <= to; n++) all.push(dict(kind, n));
    return Promise.all(all).then(function (ds) {
      return [].concat.apply([], ds.map(function (d) { return d.list.filter(function (r) { return r.t.startsWith(prefix); }); }));
    });
  }

  function about(id) { return lookup("d", "@" + id); }

  // ---- What a word may mean

  function mostFirst(a, b) { return b.df - a.df || (a.t < b.t ? -1 : 1); }

  // distance counts letters added, left out, changed or swapped, up to most.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var two = [], one = [], row, i, j;
    for (j = 0; j <= b.length; j++) one[j] = j;
    for (i = 1; i <= a.length; i++) {
      row = [i];
      for (j = 1; j <= b.length; j++) {
        row[j] = Math.min(one[j] + 1, row[j - 1] + 1, one[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], two[j - 2] + 1);
      }
      two = one; one = row;
    }
    return one[b.length];
  }

  var latin = ("а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ  ы y ь  э e ю yu я ya").split(" ");
  function romanize(w) {
    return w.replace(/[а-я]/g, function (c) { return latin[latin.indexOf(c) + 1]; });
  }

  // Alternatives of a word: records with a weight.
  function meanings(w, typing) {
    var s = stem(w), alts = [], seen = Object.create(null);
    function add(r, weight, how) {
      if (r && r.df && !seen[r.t]) { seen[r.t] = 1; alts.push({ r: r, w: weight, how: how }); }
    }
    function ids(a, weight) {
      return Promise.all((a ? a.ids : []).map(about)).then(function (rs) { rs.forEach(function (r) { add(r, weight, "name"); }); });
    }
    var cyr = /^[\u0400-\u052F]/.test(w);
    return Promise.all([lookup("d", s), lookup("a", s)]).then(function (x) {
      add(x[0], 1, "word");
      return ids(x[1], 1.1);
    }).then(function () {
      if (!(cyr && w.length > 4)) return;
      return range("d", s, 2).then(function (rs) {
        rs.filter(function (r) { return r.t.length <= s.length + 4; }).sort(mostFirst).slice(0, 8).forEach(function (r) { add(r, 0.8, "form"); });
      });
    }).then(function () {
      if (typing ? w.length < 2 : alts.length || w.length < 4) return;
      return Promise.all([range("d", w, 3), range("a", w, 1)]).then(function (x) {
        x[0].sort(mostFirst).slice(0, 12).forEach(function (r) { add(r, 0.7, "begin"); });
        var list = x[1].filter(function (a) { return w.length > 2; }).slice(0, 4);
        return Promise.all(list.map(function (a) { return ids(a, 0.7); }));
      });
    }).then(function () {
      if (alts.length || w.length < 4) return;
      // A word half typed, or with an ending that the index does not know.
      var stems = [];
      for (var k = 1; k <= 3 && w.length - k > 3; k++) stems.push(w.slice(0, -k));
      return Promise.all(stems.map(function (t) { return Promise.all([lookup("d", t), lookup("a", t)]); })).then(function (xs) {
        for (var i = 0; i < xs.length && !alts.length; i++) {
          if (!typing && !cyr) return;
          add(xs[i][0], 0.7, "form");
          if (xs[i][1]) return ids(xs[i][1], 0.7);
        }
      });
    }).then(function () {
      if (alts.length || w.length < 4 || !alpha.test(w)) return;
      return typos(s, w, add, ids).then(function () {
        if (alts.length || !cyr) return;
        var l = stem(romanize(w));
        return Promise.all([lookup("d", l), lookup("a", l)]).then(function (x) {
          add(x[0], 0.6, "typo");
          return ids(x[1], 0.6);
        }).then(function () { if (!alts.length) return typos(l, l, add, ids); });
      });
    }).then(function () { return alts; });
  }

  // typos looks among the terms that share the beginning or the end.
  function typos(s, w, add, ids) {
    var most = s.length > 6 ? 2 : 1, half = Math.max(2, s.length - (most === 2 ? Math.ceil(s.length * 0.6) : Math.ceil(s.length / 2)));
    var tail = Array.from(s).reverse().join("");
    return Promise.all([range("d", s.slice(0, half), 3), range("r", tail.slice(0, half), 2), range("a", s.slice(0, half), 1)]).then(function (x) {
      var found = [];
      function near(t, alias) {
        var d = distance(s, t, most);
        if (d <= most && !/[ @]/.test(t)) found.push({ t: t, d: d, a: alias });
      }
      x[0].forEach(function (r) { near(r.t); });
      x[1].forEach(function (r) { near(Array.from(r.t).reverse().join("")); });
      x[2].forEach(function (a) { near(a.t, a); });
      var best = Math.min.apply(null, found.map(function (f) { return f.d; }));
      found = found.filter(function (f, i) {
        return f.d === best && !found.slice(0, i).some(function (g) { return g.t === f.t && !g.a === !f.a; });
      });
      return Promise.all(found.slice(0, 40).map(function (f) {
        return f.a ? ids(f.a, 0.7 / f.d) : lookup("d", f.t).then(function (r) { f.df = r ? r.df : 0; f.r = r; });
      })).then(function () {
        found.filter(function (f) { return f.r; }).sort(mostFirst).slice(0, 4).forEach(function (f) { add(f.r, 0.7 / f.d, "typo"); });
      });
    });
  }

  // ---- Clauses: what all must hold of a report

  // A source is one record's reports; it loads part by part.
  function source(alt, placed) {
    var sizes = [], left = alt.r.df;
    if (left <= root.whole) sizes = [left];
    else for (var n = root.first; left > 0; n = root.more) { sizes.push(Math.min(n, left)); left -= n; }
    return { alt: alt, sizes: sizes, next: 0, placed: placed, docs: new Map(), places: new Map(),
      idf: Math.log(1 + (root.n - alt.r.df + 0.5) / (alt.r.df + 0.5)) };
  }

  function advance(src) {
    if (src.next >= src.sizes.length) return Promise.resolve();
    var k = src.next++, r = src.alt.r;
    var jobs = [k ? load("x" + (r.x + k - 1)) : load("i" + r.i)];
    if (src.placed) jobs.push(k ? load("y" + (r.x + k - 1)) : load("p" + r.p));
    return Promise.all(jobs).then(function (v) {
      var text = k ? v[0][0] : v[0][r.ii], num = numbers(text), d = -1, order = [];
      for (var i = 0; i < src.sizes[k]; i++) {
        d += num() + 1;
        var share = root.floor + (1 - root.floor) * num() / (root.steps - 1);
        src.docs.set(d, src.alt.w * src.idf * share);
        order.push(d);
      }
      if (!src.placed) return;
      // Places are modulo root.ring, one character each, the last below it.
      var marks = k ? v[1][0] : v[1][r.pi], at = 0;
      order.forEach(function (d) {
        var list = [], x;
        do { x = digit[marks[at++]]; if (x !== undefined) list.push(x % root.ring); } while (x >= root.ring);
        src.places.set(d, list);
      });
    });
  }

  // A clause holds sources; one of them is enough, or in a phrase all, in order.
  function holds(c) {
    if (!c.stale) return c.docs;
    c.stale = false;
    c.docs = new Map();
    if (!c.phrase) {
      c.sources.forEach(function (s) {
        s.docs.forEach(function (v, d) { var o = c.docs.get(d); if (o === undefined || v > o) c.docs.set(d, v); });
      });
      return c.docs;
    }
    var rare = c.sources.reduce(function (a, b) { return b.docs.size < a.docs.size ? b : a; });
    rare.docs.forEach(function (_, d) {
      var sum = 0;
      if (!c.sources.every(function (s) { var v = s.docs.get(d); sum += v; return v !== undefined; })) return;
      var sets = c.sources.map(function (s) { return new Set(s.places.get(d)); });
      if (c.sources[0].places.get(d).some(function (p) {
        return c.sources.every(function (s, i) { return sets[i].has((p + s.at - c.sources[0].at) % root.ring); });
      })) c.docs.set(d, sum * 1.2);
    });
    return c.docs;
  }

  function incomplete(c) { return c.sources.filter(function (s) { return s.next < s.sizes.length; }); }

  // phrase makes the clause of words in a row; undefined when one is nowhere.
  function phrase(text) {
    var parts = [];
    pieces(text).forEach(function (p) {
      if (p.run) pairs(p.t).forEach(function (t, i) { parts.push({ t: t, at: p.at + i }); });
      else if (!stop(p.t)) parts.push({ t: stem(p.t), at: p.at });
    });
    return Promise.all(parts.map(function (p) { return lookup("d", p.t); })).then(function (rs) {
      if (!parts.length) return null;
      var c = { text: text, phrase: true, stale: true, sources: [], marks: parts.map(function (p) { return p.t; }), none: rs.some(function (r) { return !r; }) };
      if (!c.none) c.sources = rs.map(function (r, i) { var s = source({ r: r, w: 1 }, parts.length > 1); s.at = parts[i].at; return s; });
      if (parts.length === 1) c.phrase = false;
      return c;
    });
  }

  // words makes the clauses of words that need not be in a row.
  function words(text, typing) {
    var units = [];
    pieces(text).forEach(function (p) { units.push({ w: p.t, k: p.run ? p.t : stem(p.t), run: p.run, to: p.to, names: [] }); });
    var spans = [];
    units.forEach(function (u, i) {
      if (u.run) {
        var c = Array.from(u.w);
        for (var a = 0; a < c.length; a++) for (var b = a + 2; b <= Math.min(c.length, a + 12); b++) spans.push({ i: i, a: a, b: b, k: c.slice(a, b).join("") });
      }
      for (var j = i + 1, k = u.k; j < Math.min(units.length, i + 8); j++) { k += " " + units[j].k; spans.push({ i: i, j: j, k: k }); }
    });
    return Promise.all(spans.slice(0, 400).map(function (s) {
      return lookup("a", s.k).then(function (a) { s.found = a; });
    })).then(function () {
      spans = spans.filter(function (s) { return s.found; });
      return Promise.all(spans.map(function (s) {
        return Promise.all(s.found.ids.map(about)).then(function (rs) { s.rs = rs.filter(Boolean); });
      }));
    }).then(function () {
      var out = [];
      return units.reduce(function (before, u, i) {
        return before.then(function () {
          var spanned = spans.filter(function (s) { return s.j !== undefined && s.i <= i && i <= s.j; });
          if (u.run) return run(u, spans.filter(function (s) { return s.i === i && s.j === undefined; }), spanned, out, typing && i === units.length - 1);
          if (stop(u.w)) return;
          return meanings(u.w, typing && i === units.length - 1 && u.to === text.length).then(function (alts) {
            spanned.forEach(function (s) {
              s.rs.forEach(function (r) { if (!alts.some(function (a) { return a.r === r; })) alts.push({ r: r, w: 1, how: "name" }); });
            });
            out.push(clause(u.w, alts));
          });
        });
      }, Promise.resolve()).then(function () { return out; });
    });
  }

  // run takes names out of a run of characters, longest first; the rest must
  // hold in pairs.
  function run(u, named, spanned, out, typing) {
    var c = Array.from(u.w), jobs = [];
    function rest(a, b) {
      if (a >= b) return;
      var text = c.slice(a, b).join("");
      if (b - a > 1) pairs(text).forEach(function (t) { jobs.push(lookup("d", t).then(function (r) { out.push(clause(t, r ? [{ r: r, w: 1, how: "word" }] : [])); })); });
      else if (c.length === 1) jobs.push(Promise.all([range("d", text, 2), range("a", text, 1)]).then(function (x) {
        out.push(clause(text, x[0].sort(mostFirst).slice(0, 10).map(function (r) { return { r: r, w: 0.8, how: "begin" }; })));
      }));
    }
    var at = 0;
    // A name whose parts a dot divides spans several runs, and each stands for it.
    spanned.forEach(function (s) { named.unshift({ a: 0, b: c.length, k: u.w, rs: s.rs }); });
    named.sort(function (x, y) { return x.a - y.a || y.b - x.b; }).forEach(function (s) {
      if (s.a < at || !s.rs.length) return;
      rest(at, s.a);
      at = s.b;
      var ps = pairs(s.k);
      jobs.push(lookup("d", ps[ps.length - 1]).then(function (r) {
        var alts = s.rs.map(function (r) { return { r: r, w: 1.1, how: "name" }; });
        if (r) alts.push({ r: r, w: 1, how: "word" });
        var k = clause(s.k, alts);
        k.marks = k.marks.concat(ps);
        out.push(k);
      }));
    });
    rest(at, c.length);
    return Promise.all(jobs);
  }

  function clause(text, alts) {
    var c = { text: text, stale: true, none: !alts.length, marks: [], used: [], names: [], guess: alts.length && alts.every(function (a) { return a.how === "typo"; }) };
    c.sources = alts.map(function (a) { return source(a); });
    alts.forEach(function (a) {
      if (a.r.t[0] !== "@") { c.marks.push(a.r.t); c.used.push(a.r.t); return; }
      var n = names[a.r.t.slice(1)];
      c.names.push(a.r.t.slice(1));
      if (n) pieces(n.family || n.name).forEach(function (p) { if (!stop(p.t)) c.marks.push(stem(p.t)); });
    });
    return c;
  }

  // ---- A query

  function years(y) {
    var l = root.years, from = 0, to = root.n;
    for (var i = 0; i < l.length; i += 2) if (String(l[i]) === y) { from = l[i + 1]; to = i + 3 < l.length ? l[i + 3] : root.n; }
    return [from, to];
  }

  // find answers a query: {text, l, n, s, k, y, typing}. It reads no more of the
  // index than the first results need; the number of reports is exact when the
  // answer is complete, and its more() reads on.
  function find(q) {
    return open().then(function () {
      var clauses = [], jobs = [], rest = q.text.normalize("NFC").replace(/["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/g, function (_, t) {
        jobs.push(phrase(t).then(function (c) { if (c) clauses.push(c); }));
        return " ";
      });
      jobs.push(words(rest, q.typing && !/["”»]\s*$/.test(q.text)).then(function (cs) { clauses = clauses.concat(cs); }));
      var filters = [];
      "lnsk".split("").forEach(function (k) {
        if (q[k]) jobs.push(about(k + ":" + q[k]).then(function (r) { filters.push({ stale: true, none: !r, sources: r ? [source({ r: r, w: 0 })] : [] }); }));
      });
      return Promise.all(jobs).then(function () { return gather(q, clauses, filters); });
    });
  }

  function gather(q, clauses, filters) {
    var span = years(q.y || ""), want = 20, all = clauses.concat(filters), start = bytes, cap = 32000;
    var answer = { more: function () { want = answer.total + 20; start = bytes; return step(); }, clauses: clauses, missing: clauses.filter(function (c) { return c.none; }).map(function (c) { return c.text; }) };
    function everywhere() {
      var ids = [];
      for (var d = span[1] - 1; d >= span[0]; d--) ids.push([d, 0]);
      return ids;
    }
    function match(cs, need) {
      if (!cs.length) return everywhere();
      var hits = [], seen = new Set();
      // A report that has enough of the clauses is in one of the few rarest.
      cs = cs.slice().sort(function (a, b) { return holds(a).size - holds(b).size; });
      cs.slice(0, cs.length - need + 1).forEach(function (first) {
        holds(first).forEach(function (_, d) {
          if (d < span[0] || d >= span[1] || seen.has(d)) return;
          seen.add(d);
          var n = 0, sum = 0;
          cs.forEach(function (c) { var v = holds(c).get(d); if (v !== undefined) { n++; sum += v; } });
          if (n < need || !filters.every(function (f) { return holds(f).has(d); })) return;
          hits.push([d, sum * n / cs.length]);
        });
      });
      return hits;
    }
    function step() {
      var ready = all.every(function (c) { return !c.none; }), hits = ready ? match(all, all.length) : [], open = [];
      all.forEach(function (c) { open = open.concat(incomplete(c)); });
      if (ready && open.length && hits.length < want && bytes - start < (hits.length ? cap : cap * 1.2)) {
        open.sort(function (a, b) { return a.sizes[a.next] - b.sizes[b.next]; });
        return advance(open[0]).then(function () { all.forEach(function (c) { c.stale = true; }); return step(); });
      }
      answer.complete = !open.length || !ready;
      if (!hits.length && clauses.length) {
        // No report has everything: those that have most of it.
        var live = clauses.filter(function (c) { return !c.none; });
        if (filters.some(function (f) { return f.none; })) live = [];
        for (var need = Math.min(live.length, clauses.length - 1); need > 0 && need >= Math.ceil(clauses.length / 2) && !hits.length; need--) hits = match(live, need);
        if (!hits.length && live.length) hits = match(live, 1);
        answer.relaxed = hits.length > 0;
      } else answer.relaxed = false;
      hits.sort(function (a, b) { return b[1] - a[1] || b[0] - a[0]; });
      answer.total = hits.length;
      answer.hits = hits;
      return answer;
    }
    if (!all.length) return { clauses: [], hits: q.y ? everywhere() : [], total: q.y ? span[1] - span[0] : 0, complete: true, missing: [] };
    return Promise.all([].concat.apply([], all.map(function (c) { return c.sources.map(advance); }))).then(step);
  }

  // ---- Results

  // marked divides a text at the words that were looked for.
  function marked(text, marks) {
    var out = [], at = 0, n = 0, seen = Object.create(null);
    function put(from, to, t) {
      if (from < at) from = at;
      if (to <= from) return;
      if (from > at) out.push([text.slice(at, from)]);
      if (out.length && out[out.length - 1][1] && from === at) out[out.length - 1][0] += text.slice(from, to);
      else out.push([text.slice(from, to), 1]);
      at = to;
      if (!seen[t]) { seen[t] = 1; n++; }
    }
    pieces(text).forEach(function (p) {
      if (!p.run) { var s = stem(p.t); if (marks[s]) put(p.from, p.to, s); return; }
      var c = Array.from(text.slice(p.from, p.to)), off = p.from;
      for (var i = 0; i < c.length; i++) {
        var two = c[i] + (c[i + 1] || "");
        if (marks[two] || marks[c[i]]) put(off, off + (marks[two] ? two.length : c[i].length), two);
        off += c[i].length;
      }
    });
    if (at < text.length) out.push([text.slice(at)]);
    return { parts: out, n: n };
  }

  // show loads what the results from one to another show.
  function show(answer, from, to) {
    var marks = Object.create(null);
    answer.clauses.forEach(function (c) { c.marks.forEach(function (m) { marks[m] = 1; }); });
    return Promise.all(answer.hits.slice(from, to).map(function (h) {
      return load("e" + Math.floor(h[0] / root.batch)).then(function (v) {
        var row = v[h[0] % root.batch], best = null;
        for (var i = 5; i + 1 < row.length; i += 2) {
          var m = marked(row[i + 1], marks);
          m.para = row[i];
          if (!best || m.n > best.n) best = m;
        }
        var r = { id: h[0], score: h[1], href: "articles/" + row[0] + ".html", title: marked(row[1], marks).parts, date: row[2], source: row[3], lang: row[4], text: best ? best.parts : [] };
        r.href += aim(best, answer.clauses);
        return r;
      });
    }));
  }

  // aim is the fragment that opens a report at the place: the words from the
  // first mark on, or else the word itself, wherever it stands.
  function aim(best, clauses) {
    if (best && best.n) {
      for (var i = 0; !best.parts[i][1]; i++);
      var text = best.parts.slice(i).map(function (p) { return p[0]; }).join("");
      var w = /^[^\s.,;:!?()“”"«»…]+(?:[  ][^\s.,;:!?()“”"«»…*_\[\]]+){0,3}(?=[\s.,;:!?()“”"«»]|$)/.exec(text);
      return "#p" + best.para + (w ? ":~:text=" + exact(w[0]) : "");
    }
    for (i = 0; i < clauses.length; i++) {
      var c = clauses[i];
      if (!c.guess && c.sources.some(function (s) { return s.alt.r.t[0] !== "@"; })) return "#:~:text=" + exact(c.text);
    }
    return "";
  }

  function exact(s) { return encodeURIComponent(s).replace(/-/g, "%2D"); }

  self.dateline.find = find;
  self.dateline.show = show;
  self.dateline.pieces = pieces;
  self.dateline.stem = stem;
  self.dateline.open = open;

  // ---- The page

  var form = doc.getElementById && doc.getElementById("find");
  if (!form) return;
  var box = doc.getElementById("q"), told = doc.getElementById("told"), hits = doc.getElementById("hits"), further = doc.getElementById("further"),
    also = doc.getElementById("names"), keys = ["l", "n", "s", "k", "y"], turn = 0, shown = 0, current, timer;

  var say = wordsOf(form);

  function make(tag, text, name) {
    var e = doc.createElement(tag);
    if (text) e.textContent = text;
    if (name) e.className = name;
    return e;
  }
  function fill(into, parts) {
    parts.forEach(function (p) { into.appendChild(p[1] ? make("mark", p[0]) : doc.createTextNode(p[0])); });
    return into;
  }
  function choice(k) { return doc.getElementById("by-" + k); }

  function options() {
    "lns".split("").concat("k").forEach(function (k) {
      (root.about[k] || []).forEach(function (c) { choice(k).appendChild(new Option(c.name + " (" + c.n + ")", c.id)); });
      choice(k).parentNode.hidden = !(root.about[k] || []).length;
    });
    for (var i = root.years.length - 2; i >= 0; i -= 2) choice("y").appendChild(new Option(root.years[i] || say("no year"), root.years[i]));
  }

  function query(typing) {
    var q = { text: box.value, typing: typing };
    keys.forEach(function (k) { q[k] = choice(k).value; });
    return q;
  }
  function remember(q) {
    var h = new URLSearchParams();
    if (q.text.trim()) h.set("q", q.text.trim());
    keys.forEach(function (k) { if (q[k]) h.set(k, q[k]); });
    var to = "#" + h;
    if (to !== location.hash && (to !== "#" || location.hash)) history.replaceState(null, "", to);
  }
  function recall() {
    var h = new URLSearchParams(location.hash.slice(1));
    box.value = h.get("q") || "";
    keys.forEach(function (k) { choice(k).value = h.get(k) || ""; });
  }

  function listed(l) { return l.join(say(", ")); }

  function answered(a, q) {
    if (!q.text.trim() && !a.hits.length) return "";
    var t = a.complete ? say("%s report.|%s reports.", a.total) : say("More than %s report.|More than %s reports.", a.total);
    var yet = a.complete ? "" : say("The part of the index that was read has no report with all of this; “More reports” reads on.");
    if (a.relaxed) t = (yet || (a.missing.length ? say("No report has all of this; nowhere: %s.", listed(a.missing)) : say("No report has all of this."))) + " " + say("%s report with some of it.|%s reports with some of it.", a.total);
    else if (!a.total) t = yet || (a.missing.length ? say("No report has this; nowhere: %s.", listed(a.missing)) : say("No report has this.")) + " " + say("Fewer words, or another year, may find more.");
    if (a.total) a.clauses.forEach(function (c) {
      if (c.guess) t += " " + say("“%[1]s” is nowhere; near it: %[2]s.", c.text, listed(c.used.concat(c.names.map(function (n) { return names[n] ? names[n].name : n; }))));
    });
    return t;
  }

  function people(a) {
    also.textContent = "";
    var seen = {};
    a.clauses.forEach(function (c) {
      (c.names || []).forEach(function (id) {
        var n = names[id], to = { l: "leaders/", n: "initiatives/", p: "places/", s: "sources/" }[id[0]];
        if (!n || !to || seen[id]) return;
        seen[id] = 1;
        var l = make("a", n.name, id[0] === "l" ? "p" : "");
        l.href = to + n.id + ".html";
        if (also.firstChild) also.appendChild(doc.createTextNode(" · "));
        also.appendChild(l);
      });
    });
    also.hidden = !also.firstChild;
  }

  function append(mine) {
    var a = current, from = shown;
    shown += 10;
    return show(a, from, shown).then(function (list) {
      if (mine !== turn) return;
      if (!from) hits.textContent = "";
      list.forEach(function (r) {
        var li = make("li"), h = make("h2"), l = fill(make("a"), r.title), p;
        l.href = r.href;
        if (r.lang) l.lang = r.lang;
        h.appendChild(l);
        li.appendChild(h);
        if (r.text.length) { p = fill(make("p", "", "g"), r.text); if (r.lang) p.lang = r.lang; li.appendChild(p); }
        p = make("p", "", "src");
        p.appendChild(make("span", r.date, "d"));
        p.appendChild(doc.createTextNode(" · " + r.source));
        li.appendChild(p);
        hits.appendChild(li);
      });
      further.hidden = shown >= a.hits.length && a.complete;
    });
  }

  function go(typing) {
    var mine = ++turn, q = query(typing);
    remember(q);
    find(q).then(function (a) {
      if (mine !== turn) return;
      current = a; shown = 0;
      told.textContent = answered(a, q);
      people(a);
      if (!a.hits.length) hits.textContent = "";
      return append(mine);
    }).catch(function (e) {
      if (mine === turn) told.textContent = say("A part of the index could not be read (%s). Is the folder whole?", e.message);
    });
  }

  open().then(function () {
    options();
    recall();
    doc.getElementById("without").hidden = true;
    form.hidden = false;
    // The key / asks for the field; who comes by a link begins at the top.
    if (location.hash === "#q=") box.focus(); else if (location.hash.length > 1) go(false);
    form.addEventListener("submit", function (e) { e.preventDefault(); clearTimeout(timer); go(false); });
    form.addEventListener("input", function (e) { clearTimeout(timer); timer = setTimeout(go, e.target === box ? 150 : 0, e.target === box); });
    further.firstChild.addEventListener("click", function () {
      var mine = turn, a = current;
      if (shown < a.hits.length || a.complete) return append(mine);
      // Weighty parts came first, so what comes now goes below, but for those
      // that only had some of it.
      var had = a.relaxed ? [] : a.hits.slice(), known = new Set(had.map(function (h) { return h[0]; }));
      a.more().then(function () {
        if (mine !== turn) return;
        a.hits = had.concat(a.hits.filter(function (h) { return !known.has(h[0]); }));
        told.textContent = answered(a, query());
        shown = had.length;
        return append(mine);
      });
    });
    addEventListener("hashchange", function () { recall(); go(false); });
  }, function () { doc.getElementById("without").firstElementChild.textContent = say("The index of this chronicle could not be read. The same reports can be found in these lists:"); });
})();
