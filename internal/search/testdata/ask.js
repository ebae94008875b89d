// Asks static/search.js as a page would, in Node: node ask.js SITE < queries.json
// The queries are a list of {text, l, n, s, k, y, typing, show}; the answers, one
// JSON object a line, hold the results, the files read and their bytes.
"use strict";
const fs = require("fs"), path = require("path"), vm = require("vm"), zlib = require("zlib");
const site = process.argv[2];
let read = [];
globalThis.self = globalThis;
globalThis.document = {
  createElement: () => ({ remove() {} }),
  getElementById: () => null,
  head: {
    appendChild(s) {
      const file = path.join(site, s.src);
      setImmediate(() => {
        let text;
        try { text = fs.readFileSync(file, "utf8"); } catch (e) { return s.onerror(e); }
        read.push([s.src, zlib.gzipSync(text, { level: 9 }).length]);
        vm.runInThisContext(text, { filename: file });
        s.onload();
      });
    },
  },
};
vm.runInThisContext(fs.readFileSync(process.argv[3] || path.join(site, "search.js"), "utf8"));
(async () => {
  for (const q of JSON.parse(fs.readFileSync(0, "utf8"))) {
    read = [];
    const began = process.hrtime.bigint();
    if (q.pieces !== undefined) {
      await dateline.open();
      console.log(JSON.stringify({ pieces: dateline.pieces(q.pieces).map((p) => [p.t, p.run, p.at, p.run ? "" : dateline.stem(p.t)]) }));
      continue;
    }
    const a = await dateline.find(q);
    for (let i = 0; i < (q.more || 0) && !a.complete; i++) await a.more();
    const hits = await dateline.show(a, 0, q.show || 10);
    console.log(JSON.stringify({
      total: a.total, complete: !!a.complete, relaxed: !!a.relaxed, missing: a.missing,
      hits: hits.map((h) => ({ href: h.href, title: h.title.map((p) => p[0]).join(""), text: h.text.map((p) => p[1] ? "[" + p[0] + "]" : p[0]).join(""), score: h.score })),
      names: [].concat(...a.clauses.map((c) => c.names || [])), used: [].concat(...a.clauses.map((c) => c.used || [])),
      read, ms: Number(process.hrtime.bigint() - began) / 1e6,
    }));
  }
})().catch((e) => { console.error(e); process.exit(1); });
