import { readFile } from "node:fs/promises";
import { builtinTemplates } from "../chat/builtinTemplates";
import { baselines } from "../tokenizers/baselines/baselines";
import { findBuiltin } from "../tokenizers/catalogue";
import { builtinParts } from "../tokenizers/catalogue/builtinParts";
import { buildTokenizer } from "../tokenizers/formats/build";
import { readPack } from "../tokenizers/pack/read";
import { TokenizerError } from "../tokenizers/tokenizer";
import type { LoadedTokenizer } from "./environment";
import { field, nodePlatform } from "./prepared";

/**
 * Loads a built-in tokenizer: a baseline as it is, any other from its prepared vocabulary.
 * @param folder of the prepared vocabularies and their manifest, with “/” at its end
 * @throws {TokenizerError} when it is not there or damaged
 */
export async function loadBuiltin(id: string, folder: URL): Promise<LoadedTokenizer> {
  const baseline = Object.hasOwn(baselines, id) ? baselines[id] : undefined;
  if (baseline !== undefined) return { tokenizer: baseline(), parts: null };
  try {
    const manifest: unknown = JSON.parse(await readFile(new URL("manifest.json", folder), "utf8"));
    const pack = await readFile(new URL(fileOf(id, manifest), folder));
    const parts = builtinParts(id, await readPack(new Uint8Array(pack), nodePlatform));
    const vocabulary = findBuiltin(id)?.vocabulary ?? null;
    return { tokenizer: buildTokenizer(parts), parts, templates: () => builtinTemplates(id, vocabulary) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TokenizerError(
      `The vocabulary of ${id} cannot be used. ${reason} Run \`npm run prepare:vocabularies\` in the package’s folder.`,
      { cause },
    );
  }
}

/** The name of the file that a manifest gives for a built-in's vocabulary. */
function fileOf(id: string, manifest: unknown): string {
  const name = findBuiltin(id)?.vocabulary ?? "";
  const vocabularies = field(manifest, "vocabularies");
  const file = field(field(vocabularies, name), "file");
  if (typeof file !== "string") throw new TokenizerError("The manifest does not name it.");
  return file;
}
