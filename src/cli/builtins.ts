import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { baselines } from "../tokenizers/baselines/baselines";
import { findBuiltin } from "../tokenizers/catalogue";
import { buildBuiltin } from "../tokenizers/catalogue/build";
import { type PackPlatform, readPack } from "../tokenizers/pack/read";
import { type Tokenizer, TokenizerError } from "../tokenizers/tokenizer";

const platform: PackPlatform = {
  inflate: (payload) => promisify(inflateRaw)(payload),
  sha256: async (bytes) => createHash("sha256").update(bytes).digest(),
};

/**
 * Loads a built-in tokenizer: a baseline as it is, any other from its prepared vocabulary.
 * @param folder of the prepared vocabularies and their manifest, with “/” at its end
 * @throws {TokenizerError} when it is not there or damaged
 */
export async function loadBuiltin(id: string, folder: URL): Promise<Tokenizer> {
  const baseline = Object.hasOwn(baselines, id) ? baselines[id] : undefined;
  if (baseline !== undefined) return baseline();
  try {
    const manifest: unknown = JSON.parse(await readFile(new URL("manifest.json", folder), "utf8"));
    const pack = await readFile(new URL(fileOf(id, manifest), folder));
    return buildBuiltin(id, await readPack(new Uint8Array(pack), platform));
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

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}
