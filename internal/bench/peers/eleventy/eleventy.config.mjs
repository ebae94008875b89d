export const slug = (s) => s.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
export const esc = (s) => String(s).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
export const kinds = { leaders: "People", initiatives: "Initiatives" };
const size = 100;

export default function (config) {
  let all;
  const reports = (api) => {
    if (!all) {
      all = api.getFilteredByGlob("src/articles/**/*.md").sort((a, b) => b.date - a.date);
      all.forEach((r, i) => { r.data.near.next = all[i - 1]; r.data.near.prev = all[i + 1]; });
    }
    return all;
  };
  // Every list of reports, that of all first: name, address, reports.
  const lists = (api) => {
    const of = new Map([["", { name: "Chronicle", at: "/", reports: reports(api) }]]);
    for (const kind in kinds)
      for (const r of reports(api))
        for (const name of r.data[kind] ?? []) {
          const at = "/" + kind + "/" + slug(name) + "/";
          if (!of.has(at)) of.set(at, { kind, name, at, reports: [] });
          of.get(at).reports.push(r);
        }
    return [...of.values()];
  };
  config.on("eleventy.before", () => { all = undefined; });
  config.addCollection("reports", reports);
  config.addCollection("lists", lists);
  config.addCollection("pages", (api) => lists(api).flatMap((l) => {
    const of = Math.max(1, Math.ceil(l.reports.length / size));
    return Array.from({ length: of }, (_, n) => ({ ...l, n, of, reports: l.reports.slice(n * size, (n + 1) * size) }));
  }));
  return { dir: { input: "src", includes: "_includes" }, markdownTemplateEngine: false, templateFormats: ["md", "11ty.js"] };
}
