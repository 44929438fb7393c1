import type { Plugin } from "vite";
import { importSource } from "./prepared.mjs";

// Rollup's convention: the zero byte keeps other plugins from taking an id for a path.
const id = "\0virtual:finding-index";

/** Serves `virtual:finding-index`: which findings there are, and what they tell of, without their texts and their figures. */
export function findingIndex(): Plugin {
  return {
    name: "finding-index",
    resolveId: (source) => (`\0${source}` === id ? id : null),
    load: async (loaded) => (loaded === id ? `export default ${JSON.stringify(await entries())};` : null),
  };
}

async function entries() {
  const { findings }: typeof import("../src/guide/index.ts") = await importSource("src/guide/index.ts");
  const { aboutOf }: typeof import("../src/guide/about.ts") = await importSource("src/guide/about.ts");
  return findings.map((finding) => ({ id: finding.id, title: finding.title, about: aboutOf(finding) }));
}
