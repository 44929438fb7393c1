// @ts-check
/** The built-in vocabularies, as packs (docs/pack.md). */
import { promisify } from "node:util";
import { deflateRaw, constants as zlib } from "node:zlib";
import { hashOfScripts, importSource, installedVersion, packageFolder, prepareFolder } from "./prepared.mjs";
import { vocabularySources } from "./vocabularySources.mjs";

/** @import { VocabularySource } from "./vocabularySources.mjs" */

const scripts = ["prepared.mjs", "vocabularies.mjs", "vocabularySources.mjs"].map((name) => `scripts/${name}`);

/** What a pack's bytes depend on. */
const packingFolders = ["pack", "formats", "models"].map((name) => `src/tokenizers/${name}`);

/** Writes public/vocabularies/, where it is not up to date. */
export async function prepareVocabularies() {
  await prepareFolder({
    folder: "vocabularies",
    ending: "pack",
    format: 2,
    scripts: await hashOfScripts([...scripts, ...packingFolders]),
    // All versions first: a package that is missing is then known before any work is begun.
    items: await Promise.all(
      Object.entries(vocabularySources).map(async ([name, source]) => ({
        name,
        package: source.package,
        version: await installedVersion(source.package),
        prepare: () => prepareVocabulary(source),
      })),
    ),
  });
}

/** @param {VocabularySource} source */
async function prepareVocabulary(source) {
  const folder = packageFolder(source.package);
  const json = await source.read(folder);
  const config = (await source.readConfig?.(folder)) ?? null;
  const { packFile } = await packing();
  const kind = source.package === "tiktoken" ? "tiktoken" : "tokenizer.json";
  return packFile(kind, json, config, (body) => promisify(deflateRaw)(body, { level: zlib.Z_BEST_COMPRESSION }));
}

/** @type {Promise<typeof import("../src/tokenizers/pack/prepare.ts")> | undefined} */
let packingModule;

/** The app's own code that reads the formats and writes packs. */
function packing() {
  packingModule ??= importSource("src/tokenizers/pack/prepare.ts");
  return packingModule;
}
