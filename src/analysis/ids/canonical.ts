import { partBytes } from "../../text/strictUtf8";
import { insertedTokens, isIncremental } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import { type DecodedIds, decodeIds } from "./decodeIds";

/** A token, and the bytes that it stands for. */
export interface ToldToken {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** How ids stand to what `encode` gives for their text. */
export type Canonicity =
  /** It gives these very ids. */
  | { readonly kind: "canonical" }
  /** Some of their bytes are no UTF-8, and so no text has them. */
  | { readonly kind: "noText" }
  /** It gives others. */
  | {
      readonly kind: "other";
      /** The first id that is not the same, from 0, in both lists. */
      readonly index: number;
      /** The ids there, up to where both have come to the same byte again, and what stands for them in `encode`'s list. */
      readonly given: readonly ToldToken[];
      readonly encoded: readonly ToldToken[];
      /** Whether these are but the first of a longer stretch. */
      readonly isCut: boolean;
      /** How many ids `encode` gives. */
      readonly count: number;
    };

/** What ids say. */
export interface IdsBody {
  /** All of them but what the post-processor puts around a text. */
  readonly body: DecodedIds;
  /** How many of those stand before and after it. */
  readonly before: number;
  readonly after: number;
  /** Its characters; bytes that belong to none are left out. */
  readonly text: string;
  /** How many those are, and where the first of them is in the body's bytes. */
  readonly stray: number;
  readonly firstStray: number | null;
  /** How the text has to be encoded, for control tokens to be such and inserted ones to be there. */
  readonly options: EncodeOptions;
}

/** What ids say, and how they stand to what encoding that gives. */
export interface ReadIds extends IdsBody {
  readonly canonicity: Canonicity;
}

/** Tokens that are told of a stretch, at most. */
const mostTold = 24;

/**
 * Decodes ids and says whether they are what encoding their text gives.
 * @throws {IdsError} that names the first id which is not in the vocabulary
 * @throws {TokenizerError} where the tokenizer cannot decode, or not encode what it has decoded
 */
export function readCanonicity(tokenizer: Tokenizer, ids: Uint32Array): ReadIds {
  const read = readBody(tokenizer, ids);
  const { body, before, text, stray, options } = read;
  const canonicity = stray > 0 ? ({ kind: "noText" } as const) : compare(tokenizer, ids, before, body, text, options);
  return { ...read, canonicity };
}

/**
 * Decodes ids, apart from what a post-processor has put around their text.
 * @throws {IdsError} that names the first id which is not in the vocabulary
 * @throws {TokenizerError} where the tokenizer cannot decode
 */
export function readBody(tokenizer: Tokenizer, ids: Uint32Array): IdsBody {
  const around = isIncremental(tokenizer)
    ? insertedTokens(tokenizer, { specials: "text", inserted: true })
    : { before: [], after: [] };
  const isAround =
    ids.length >= around.before.length + around.after.length &&
    around.before.length + around.after.length > 0 &&
    around.before.every((id, i) => ids[i] === id) &&
    around.after.every((id, i) => ids[ids.length - around.after.length + i] === id);
  const [before, after] = isAround ? [around.before.length, around.after.length] : [0, 0];
  const body = decodeIds(tokenizer, ids.subarray(before, ids.length - after), before);
  const { text, stray, firstStray } = partBytes(body.bytes);
  const specials = isStaged(tokenizer) ? tokenizer.stages.addedTokens.filter(({ special }) => special) : [];
  const controls = new Set(specials.map(({ id }) => id));
  const options = {
    specials: body.ids.some((id) => controls.has(id)) ? "control" : "text",
    inserted: isAround,
  } as const;
  return { body, before, after, text, stray, firstStray, options };
}

function compare(
  tokenizer: Tokenizer,
  ids: Uint32Array,
  before: number,
  body: DecodedIds,
  text: string,
  options: EncodeOptions,
): Canonicity {
  const encoding = tokenizer.encode(text, options);
  const encoded = encoding.ids;
  const length = Math.min(ids.length, encoded.length);
  let index = 0;
  while (index < length && ids[index] === encoded[index]) index++;
  if (index === ids.length && index === encoded.length) return { kind: "canonical" };
  // Where a list has ended, it has come to the end of all bytes.
  const givenEnd = (i: number) => (i < before ? 0 : (body.ends[i - before] ?? body.bytes.length));
  const encodedEnd = (i: number) => encoding.byteEnd[i] ?? body.bytes.length;
  let [given, other] = [index, index];
  while (given < ids.length && other < encoded.length && givenEnd(given) !== encodedEnd(other)) {
    if (givenEnd(given) < encodedEnd(other)) given++;
    else other++;
  }
  const told = (list: Uint32Array, end: number) =>
    Array.from(list.subarray(index, Math.min(end, index + mostTold)), (id) => ({
      id,
      bytes: tokenizer.tokenBytes(id),
    }));
  return {
    kind: "other",
    index,
    given: told(ids, given + 1),
    encoded: told(encoded, other + 1),
    isCut: Math.max(given, other) + 1 - index > mostTold,
    count: encoded.length,
  };
}
