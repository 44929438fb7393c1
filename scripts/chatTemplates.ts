import type { Plugin } from "vite";
import { importSource, packageFolder } from "./prepared.mjs";
import { vocabularySources } from "./vocabularySources.mjs";

// Rollup's convention: the zero byte keeps other plugins from taking an id for a path.
const id = "\0virtual:chat-templates";

/** Serves `virtual:chat-templates`: the templates of the packages that vocabularies come from, by vocabulary, where they have one. */
export function chatTemplates(): Plugin {
  return {
    name: "chat-templates",
    resolveId: (source) => (`\0${source}` === id ? id : null),
    load: async (loaded) => (loaded === id ? `export default ${JSON.stringify(await published())};` : null),
  };
}

async function published() {
  const source: typeof import("../src/chat/templatesIn.ts") = await importSource("src/chat/templatesIn.ts");
  const entries = Object.entries(vocabularySources).map(async ([name, { package: from, readConfig }]) => {
    const config = await readConfig?.(packageFolder(from));
    const text = config === undefined ? null : JSON.stringify(config);
    return [name, text === null ? null : source.templatesIn([{ name: "tokenizer_config.json", text }])] as const;
  });
  return Object.fromEntries((await Promise.all(entries)).filter(([, templates]) => templates !== null));
}
