import vocabularies from "virtual:prepared-vocabularies";
import { baselines } from "../tokenizers/baselines/baselines";
import { findBuiltin } from "../tokenizers/catalogue";
import { buildBuiltin } from "../tokenizers/catalogue/build";
import type { TokenizerParts } from "../tokenizers/formats/parts";
import { readPack } from "../tokenizers/pack/read";
import { type Tokenizer, TokenizerError } from "../tokenizers/tokenizer";
import { fetchBytes, type LoadOptions } from "./fetchAsset";
import { inflate } from "./inflate";
import { sha256 } from "./sha256";

/**
 * Loads a built-in tokenizer: a baseline as it is, any other from its prepared vocabulary.
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadBuiltin(id: string, options: LoadOptions): Promise<Tokenizer> {
  const baseline = Object.hasOwn(baselines, id) ? baselines[id] : undefined;
  return baseline === undefined ? buildBuiltin(id, await loadParts(id, options)) : baseline();
}

/**
 * Fetches a built-in's prepared vocabulary and checks it.
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadParts(id: string, options: LoadOptions): Promise<TokenizerParts> {
  const entry = findBuiltin(id);
  const prepared = entry?.vocabulary == null ? undefined : vocabularies[entry.vocabulary];
  if (entry === undefined || prepared === undefined) {
    throw new TokenizerError(`This build has no tokenizer named “${id}”.`);
  }
  const { label } = entry;
  const path = `vocabularies/${prepared.file}`;
  const bytes = await fetchBytes({ label, path, bytes: prepared.bytes, Problem: TokenizerError }, options);
  options.onProgress({ phase: "build", loaded: prepared.bytes, total: prepared.bytes });
  try {
    return await readPack(bytes, { inflate, sha256 });
  } catch (error) {
    if (!(error instanceof TokenizerError)) throw error;
    throw new TokenizerError(
      `${entry.label}’s file is not what was published. ${error.message} Retry loads it again.`,
      {
        cause: error,
      },
    );
  }
}
