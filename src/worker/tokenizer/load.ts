import builtins from "virtual:builtin-files";
import { builtinParts } from "../../tokenizers/catalogue/builtinParts";
import { buildStaged } from "../../tokenizers/formats/buildStaged";
import { Fields } from "../../tokenizers/formats/fields";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { hasPlainStages, plainStages } from "../../tokenizers/formats/tokenizerJson/plainStages";
import { readPack } from "../../tokenizers/pack/read";
import { type Tokenizer, TokenizerError } from "../../tokenizers/tokenizer";
import { ownAndWay } from "../../tokenizers/tokenizerReference";
import { fetchBytes, type LoadOptions } from "../assets/fetchAsset";
import { inflate } from "../assets/inflate";
import { sha256 } from "../assets/sha256";
import type { TokenizerSource } from "../pool/protocol";

/**
 * Loads a tokenizer: a baseline as it is, another built-in from its prepared vocabulary, any other from its pack; in the way that
 * its name ends in.
 * @param loadOwn loads the tokenizer of a way, which may be there already
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadTokenizer(
  source: TokenizerSource,
  options: LoadOptions,
  loadOwn = (own: TokenizerSource) => loadTokenizer(own, options),
): Promise<Tokenizer> {
  const { pack } = source;
  const [tokenizer, way] = ownAndWay(source.tokenizer);
  if (way) {
    const { tokenizerInWay } = await import("../../tokenizers/ways/inWay").catch(failLoading);
    return tokenizerInWay(await loadOwn({ tokenizer, pack }), way);
  }
  const isBaseline = pack === null && builtins[tokenizer] === null;
  if (isBaseline) return loadBaseline(tokenizer);
  return buildTokenizer(builtinParts(tokenizer, await loadParts(source, options)));
}

/**
 * Builds a tokenizer of its parts.
 * @throws {TokenizerError} where they are malformed
 */
export async function buildTokenizer(parts: TokenizerParts): Promise<Tokenizer> {
  const { recipe } = parts;
  if (recipe.kind === "SentencePiece") {
    const { buildSentencePiece } = await import("../../tokenizers/formats/sentencePiece/buildSentencePiece").catch(
      failLoading,
    );
    return buildSentencePiece(parts, recipe);
  }
  const isPlain = recipe.kind === "tiktoken" || hasPlainStages(parts, new Fields(recipe.file, ""));
  if (isPlain) return buildStaged(parts, recipe, plainStages);
  const { allStages } = await import("../../tokenizers/formats/tokenizerJson/allStages").catch(failLoading);
  return buildStaged(parts, recipe, allStages);
}

// Most comparisons have neither baselines nor SentencePiece models, and the first page has room for nothing that it does
// not need.
function failLoading(cause: unknown): never {
  throw new TokenizerError("The code for this column could not be loaded. Check the connection, then try again.", {
    cause,
  });
}

async function loadBaseline(id: string): Promise<Tokenizer> {
  const { baselines } = await import("../../tokenizers/baselines/baselines").catch(failLoading);
  const make = baselines[id];
  if (make === undefined) throw new TokenizerError(`This build has no tokenizer named “${id}”.`);
  return make();
}

/**
 * Reads a tokenizer's pack, which is fetched for a built-in, and checks it.
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadParts({ tokenizer, pack }: TokenizerSource, options: LoadOptions): Promise<TokenizerParts> {
  if (pack === null) return loadPrepared(tokenizer, options);
  // What somebody has brought comes here for the first time. On a first visit there is none.
  (await import("../closeDoors").catch(failLoading)).closeDoors("here");
  options.onProgress({ phase: "build", loaded: pack.size, total: pack.size });
  return readPack(new Uint8Array(await pack.arrayBuffer()), { inflate, sha256 });
}

async function loadPrepared(id: string, options: LoadOptions): Promise<TokenizerParts> {
  const { label, bytes } = await fetchPrepared(id, options);
  options.onProgress({ phase: "build", loaded: bytes.length, total: bytes.length });
  try {
    return await readPack(bytes, { inflate, sha256 });
  } catch (error) {
    if (!(error instanceof TokenizerError)) throw error;
    throw new TokenizerError(
      `${label}’s file is not what was published. ${error.message} Trying again loads it anew.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Fetches a built-in's pack, unread.
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function fetchPrepared(
  id: string,
  options: LoadOptions,
): Promise<{ readonly label: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const prepared = builtins[id];
  if (!prepared?.file) throw new TokenizerError(`This build has no tokenizer named “${id}”.`);
  const { label, file, bytes } = prepared;
  return {
    label,
    bytes: await fetchBytes({ label, path: `vocabularies/${file}`, bytes, Problem: TokenizerError }, options),
  };
}
