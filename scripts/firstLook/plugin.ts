import { fileURLToPath } from "node:url";
import { type Plugin, runnerImport } from "vite";
import { type ChunkFiles, chunkFiles } from "../chunkFiles.ts";

const entry = fileURLToPath(new URL("write.tsx", import.meta.url));
const vocabularies = new URL("../../public/vocabularies/", import.meta.url).href;

/** Style is no part of what is drawn: the page's own sheet is linked. */
function withoutStyle(): Plugin {
  const id = "\0without-style";
  return {
    name: "without-style",
    enforce: "pre",
    resolveId: (source) => (source.endsWith(".css") ? id : null),
    load: (loaded) => (loaded === id ? "" : null),
  };
}

/**
 * Draws the first page into the HTML with the counts of our own engine, so that they are seen before any script has run. The page's
 * own components draw it, in Node, and React takes it over as it is (src/app/firstLook.ts).
 * @param plugins that the page's modules are made with
 */
export function firstLook(plugins: readonly Plugin[]): Plugin {
  let define: Record<string, unknown> = {};
  return {
    name: "first-look",
    apply: "build",
    configResolved(config) {
      define = config.define ?? {};
    },
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle = {} }) {
        const { module } = await runnerImport<typeof import("./write.tsx")>(entry, {
          configFile: false,
          logLevel: "error",
          mode: "production",
          define,
          plugins: [withoutStyle(), ...plugins],
        });
        const { root, answers, pages } = await module.writeFirstLook(vocabularies);
        const place = '<div id="root"></div>';
        if (!html.includes(place)) this.error(`index.html has no ${place}.`);
        // The page's policy lets no style in markup hold.
        const styled = / style="[^"]*"/.exec(root);
        if (styled !== null) this.error(`The first look has${styled[0]}: say it by a class.`);
        const firstFiles = chunkFiles(bundle, "page");
        const first = new Set([...firstFiles.scripts, ...firstFiles.styles]);
        const templates = pages.map(({ page, chunks, place, html }) => {
          const all = chunks.map((chunk) => chunkFiles(bundle, chunk));
          const of = (kind: keyof ChunkFiles) => [...new Set(all.flatMap((files) => files[kind]))];
          const links = (rel: string, files: readonly string[]) =>
            files.filter((file) => !first.has(file)).map((file) => `<link rel="${rel}" href="./${file}" crossorigin>`);
          const files = [...links("stylesheet", of("styles")), ...links("modulepreload", of("scripts"))];
          return `<template id="look-${page}" data-place="#/${place}">${files.join("")}${html}</template>`;
        });
        const written = `<div id="root">${root}</div>
    <script type="application/json" id="first-answers">${answers.replaceAll("<", "\\u003c")}</script>
    ${templates.join("\n    ")}`;
        return html.replace(place, () => written);
      },
    },
  };
}
