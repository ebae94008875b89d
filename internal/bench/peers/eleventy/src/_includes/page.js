import { esc } from "../../eleventy.config.mjs";
export const home = "https://example.org";
export const day = (d) => d.toISOString().slice(0, 10);
export const page = (title, gist, at, main) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)} · Chronicle</title>
<meta name="description" content="${esc(gist)}">
<link rel="canonical" href="${home}${at}">
<link rel="alternate" type="application/rss+xml" href="/index.xml">
</head>
<body>
<header><nav><a href="/">Timeline</a> <a href="/leaders/">People</a> <a href="/initiatives/">Initiatives</a></nav></header>
<main>
${main}
</main>
<footer><p>Chronicle</p></footer>
</body>
</html>
`;
