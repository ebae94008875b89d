import { esc } from "../eleventy.config.mjs";
import { home } from "./_includes/page.js";
export const data = { pagination: { data: "collections.lists", size: 1, alias: "list" }, permalink: (d) => d.list.at + "index.xml", eleventyExcludeFromCollections: true };
export const render = ({ list }) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${esc(list.name)}</title><link>${home}${list.at}</link><description>${esc(list.name)}</description>
${list.reports.slice(0, 50).map((r) => `<item><title>${esc(r.data.title)}</title><link>${home}${r.url}</link><pubDate>${r.date.toUTCString()}</pubDate><guid>${home}${r.url}</guid><description>${esc(r.data.description)}</description></item>`).join("\n")}
</channel></rss>`;
