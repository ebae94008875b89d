import { home, day } from "./_includes/page.js";
export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };
export const render = ({ collections }) => `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${collections.all.map((p) => `<url><loc>${home}${p.url}</loc><lastmod>${day(p.date)}</lastmod></url>`).join("\n")}
</urlset>`;
