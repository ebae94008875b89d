import { slug } from "../../eleventy.config.mjs";
export default {
  layout: "report.11ty.js",
  eleventyComputed: {
    near: () => ({}),
    permalink: (d) => "/" + d.page.date.getUTCFullYear() + "/" + slug(d.slug) + "/",
  },
};
