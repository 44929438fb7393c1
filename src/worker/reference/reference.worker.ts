import { expose } from "comlink";
import { baselines } from "../../tokenizers/baselines/baselines";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import { builtinParts } from "../../tokenizers/catalogue/builtinParts";
import { buildTokenizer } from "../../tokenizers/formats/build";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { findFirstDifference } from "../../tokenizers/reference/compare";
import { createPlatformReference } from "../../tokenizers/reference/platform";
import type { ReferenceTokenizer } from "../../tokenizers/reference/reference";
import { createTiktokenReference } from "../../tokenizers/reference/tiktoken";
import { createTransformersReference } from "../../tokenizers/reference/transformers";
import { type Tokenizer, TokenizerError } from "../../tokenizers/tokenizer";
import { closeDoors } from "../closeDoors";
import { loadParts } from "../tokenizer/load";
import { referenceOfParts } from "./broughtNames";
import { type ReferenceIdentity, referenceOf } from "./names";
import type { ReferenceRequest, ReferenceWorkerApi } from "./protocol";

closeDoors("here");

interface Loaded {
  readonly tokenizer: string;
  readonly reference: ReferenceTokenizer;
  /** Ours, for the names of tokens that differ. */
  build(): Tokenizer;
}

/** The last one: checking again after an edit is common, and each holds a whole vocabulary in the library's own form. */
let last: Loaded | null = null;

const api: ReferenceWorkerApi = {
  async check(request) {
    const { reference, build } = await load(request);
    const theirs = reference.encode(request.text, request.options);
    const named = () => {
      const tokenizer = build();
      // Where the set of units is open, names are those of the text last encoded.
      if (tokenizer.vocabularySize === null) tokenizer.encode(request.text, request.options);
      return tokenizer;
    };
    return {
      reference: reference.name,
      tokens: theirs.length,
      firstDifference: findFirstDifference(request.ids, reference, theirs, named),
    };
  },
};

async function load(request: ReferenceRequest): Promise<Loaded> {
  if (last?.tokenizer === request.tokenizer) return last;
  last?.reference.dispose();
  last = null;
  last = await create(request);
  return last;
}

async function create(request: ReferenceRequest): Promise<Loaded> {
  const { tokenizer, pack, baseUrl } = request;
  const identity = pack === null ? referenceOf(tokenizerEntry(`builtin:${tokenizer}`)) : null;
  if (identity?.kind === "platform") {
    const baseline = baselines[tokenizer];
    if (baseline === undefined) throw new TokenizerError(`This build has no tokenizer named “${tokenizer}”.`);
    return { tokenizer, reference: createPlatformReference(identity.name, tokenizer), build: baseline };
  }
  // The page has loaded the same file: this finds it in the browser's cache.
  const loaded = await loadParts(request, { baseUrl, reload: false, onProgress: () => {} });
  const parts = builtinParts(tokenizer, loaded);
  const { kind, name } = identity ?? referenceOfParts(parts);
  const reference = await createOver(kind, name, parts);
  return { tokenizer, reference, build: () => buildTokenizer(parts) };
}

async function createOver(
  kind: ReferenceIdentity["kind"],
  name: string,
  parts: TokenizerParts,
): Promise<ReferenceTokenizer> {
  if (kind === "tiktoken") {
    const { loadTiktoken } = await whenLoaded(name, import("./tiktokenLibrary"));
    return createTiktokenReference(name, parts, await whenLoaded(name, loadTiktoken()));
  }
  const { PreTrainedTokenizer } = await whenLoaded(name, import("@huggingface/transformers"));
  return createTransformersReference(name, parts, PreTrainedTokenizer);
}

/** Puts a failed download into words. */
async function whenLoaded<T>(name: string, library: Promise<T>): Promise<T> {
  try {
    return await library;
  } catch (cause) {
    if (cause instanceof TokenizerError) throw cause;
    const message = `${name} could not be loaded. Check the connection, then check again. “Kept in this browser” can make everything available offline.`;
    throw new TokenizerError(message, { cause });
  }
}

expose(api);
