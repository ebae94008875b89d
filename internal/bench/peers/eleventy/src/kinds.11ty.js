import { esc, kinds } from "../eleventy.config.mjs";
import { page } from "./_includes/page.js";
export const data = { all: Object.keys(kinds), pagination: { data: "all", size: 1, alias: "kind" }, permalink: (d) => "/" + d.kind + "/" };
export const render = ({ kind, collections }) => page(kinds[kind], kinds[kind], "/" + kind + "/", `<h1>${kinds[kind]}</h1><ul>${collections.lists.filter((l) => l.kind === kind).map((l) => `<li><a href="${l.at}">${esc(l.name)}</a> ${l.reports.length}</li>`).join("")}</ul>`);
