import { esc, slug, kinds } from "../../eleventy.config.mjs";
import { page, day } from "./page.js";
export const render = (d) => {
  const tags = Object.keys(kinds).flatMap((k) => (d[k] ?? []).map((n) => `<a href="/${k}/${slug(n)}/">${esc(n)}</a>`));
  const way = ["prev", "next"].map((w) => d.near[w] ? `<a rel="${w}" href="${d.near[w].url}">${esc(d.near[w].data.title)}</a>` : "");
  return page(d.title, d.description, d.page.url, `<article>
<h1>${esc(d.title)}</h1>
<p><time datetime="${day(d.page.date)}">${d.page.date.toUTCString().slice(5, 16)}</time>, ${esc(d.source)}</p>
${d.content}
<p>${tags.join(" ")}</p>
<nav>${way.join(" ")}</nav>
</article>`);
};
