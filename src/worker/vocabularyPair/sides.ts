import { type Pair, pairOf, type Side, sideOf } from "../../analysis/vocabulary/pair/side";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import { TokenizerError } from "../../tokenizers/tokenizer";
import { referenceOfLinkName } from "../../tokenizers/writeReference";
import { NoVocabularyError } from "../pool/noVocabulary";
import type { TokenizerSource } from "../pool/protocol";
import { loadAudited } from "../tokenizer/loadAudited";
import { keepLast } from "./keepLast";
import type { PairProgress, PairRequest } from "./protocol";

type Told = (progress: PairProgress) => void;

/** Vocabularies that are kept: each takes some tens of megabytes. */
const mostSides = 8;

const sides = new Map<string, Promise<Side>>();

/**
 * The vocabularies of a request, loaded unless they are here.
 * @throws {NoVocabularyError} for what has none
 * @throws {TokenizerError} for what cannot be loaded
 */
export async function sidesOf(request: PairRequest, onProgress: Told = () => {}): Promise<Side[]> {
  const found: Side[] = [];
  for (const source of request.sources) {
    const { tokenizer } = source;
    const side = sides.get(tokenizer) ?? loadSide(source, request, onProgress);
    sides.delete(tokenizer);
    sides.set(tokenizer, side);
    side.catch(() => sides.delete(tokenizer));
    found.push(await side);
  }
  for (const oldest of sides.keys()) if (sides.size > mostSides) sides.delete(oldest);
  return found;
}

/** The vocabularies of a request, and the places among its sources of what has none. */
export interface FoundSides {
  readonly sides: readonly Side[];
  readonly left: readonly number[];
}

/**
 * As {@link sidesOf}, but what has no vocabulary is left out, as long as there are two that have one.
 * @throws {NoVocabularyError} where there are not
 */
export async function vocabulariesOf(request: PairRequest, onProgress?: Told): Promise<FoundSides> {
  const sides: Side[] = [];
  const left: number[] = [];
  let missing: NoVocabularyError | null = null;
  for (const [place, source] of request.sources.entries()) {
    try {
      sides.push(...(await sidesOf({ ...request, sources: [source] }, onProgress)));
    } catch (error) {
      if (!(error instanceof NoVocabularyError)) throw error;
      left.push(place);
      missing ??= error;
    }
  }
  if (missing !== null && sides.length < 2) throw missing;
  return { sides, left };
}

const lastPair = keepLast<Pair>();

/** The first two of a request, side by side. @throws as {@link sidesOf} does */
export function pairIn(request: PairRequest, onProgress?: Told): Promise<Pair> {
  return lastPair(keyOf(request), async () => {
    const [a, b] = await sidesOf({ ...request, sources: request.sources.slice(0, 2) }, onProgress);
    if (a === undefined || b === undefined) throw new TokenizerError("Two tokenizers are compared: name another.");
    return pairOf(a, b);
  });
}

/** What tells two that are compared from all others. */
export function keyOf({ sources }: PairRequest): string {
  return JSON.stringify(sources.slice(0, 2).map(({ tokenizer }) => tokenizer));
}

async function loadSide(source: TokenizerSource, { baseUrl, reload }: PairRequest, onProgress: Told): Promise<Side> {
  const loaded = await loadAudited(source, {
    ...{ baseUrl, reload },
    onProgress: (progress) => onProgress({ kind: "load", progress }),
  });
  if (loaded === null) throw withoutVocabulary(source.tokenizer);
  return sideOf(loaded.tokenizer, loaded.parts);
}

function withoutVocabulary(name: string): NoVocabularyError {
  const reference = referenceOfLinkName(name);
  const label = reference === null ? name : tokenizerEntry(reference).label;
  return new NoVocabularyError(`“${label}” cuts texts by a rule and has no vocabulary to compare. Choose another.`);
}
