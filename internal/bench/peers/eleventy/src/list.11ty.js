import { esc } from "../eleventy.config.mjs";
import { page, day } from "./_includes/page.js";
const at = (l, n) => n ? l.at + "page/" + (n + 1) + "/" : l.at;
export const data = { pagination: { data: "collections.pages", size: 1, alias: "list" }, permalink: (d) => at(d.list, d.list.n) };
export const render = ({ list }) => page(list.name, list.name, at(list, list.n), `<h1>${esc(list.name)}</h1>
<ol>
${list.reports.map((r) => `<li><time datetime="${day(r.date)}">${day(r.date)}</time> <a href="${r.url}">${esc(r.data.title)}</a><p>${esc(r.data.description)}</p></li>`).join("\n")}
</ol>
<nav>${list.n ? `<a rel="prev" href="${at(list, list.n - 1)}">Newer</a>` : ""} ${list.n + 1} of ${list.of} ${list.n + 1 < list.of ? `<a rel="next" href="${at(list, list.n + 1)}">Older</a>` : ""}</nav>`);
