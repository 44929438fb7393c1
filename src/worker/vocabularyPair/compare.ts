import { auditNumbers } from "../../analysis/vocabulary/numbers/numbers";
import { overlapOf } from "../../analysis/vocabulary/overlap";
import { type FirstOther, firstOtherId, vocabularyChanges } from "../../analysis/vocabulary/pair/changes/changes";
import { changesInWords } from "../../analysis/vocabulary/pair/changes/changesInWords";
import { commonPart } from "../../analysis/vocabulary/pair/commonPart";
import { numberClash } from "../../analysis/vocabulary/pair/numberClash";
import { type OnlyHere, onlyHere, summarizeOnly } from "../../analysis/vocabulary/pair/onlyHere";
import { type Side, swapped } from "../../analysis/vocabulary/pair/side";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import { nowAndThen } from "../pool/nowAndThen";
import { keepLast } from "./keepLast";
import type { DetailsReport, MatrixCell, OnlyReport, PairProgress, PairReport, PairRequest } from "./protocol";
import { keyOf, pairIn, vocabulariesOf } from "./sides";

type Told = (progress: PairProgress) => void;

const plain: EncodeOptions = { specials: "text", inserted: false };

/** Tells what two have in common and what is other. */
export async function compareSides(request: PairRequest, onProgress: Told): Promise<PairReport> {
  const { sides, left } = await vocabulariesOf(request, onProgress);
  const sources = request.sources.filter((_, place) => !left.includes(place));
  const pair = await pairIn({ ...request, sources }, onProgress);
  const { a, b } = pair;
  const { addedTokens, ...changes } = vocabularyChanges(pair);
  const common = changes.kept + changes.moved;
  const either = a.compared.size + b.compared.size - common;
  return {
    entriesA: a.compared.size,
    entriesB: b.compared.size,
    ...{ common, sameId: changes.kept, jaccard: either === 0 ? 1 : common / either },
    kinds: [a.facts.kind, b.facts.kind],
    changes: { ...changes, addedTokens: addedTokens.length },
    words: changesInWords({ ...changes, addedTokens }),
    matrix: sides.length > 2 ? matrixOf(sides) : [],
    left,
  };
}

/** Tells where the ids of a text part; null where they do not. */
export async function firstOtherIn(request: PairRequest, text: string, onProgress: Told): Promise<FirstOther | null> {
  const { a, b } = await pairIn(request, onProgress);
  return firstOtherId(a, b, text, plain);
}

/** Tells what takes longer. */
export async function detailsOf(request: PairRequest, onProgress: Told): Promise<DetailsReport> {
  const pair = await pairIn(request, onProgress);
  return { part: commonPart(pair), numbers: numberClash(numbersOf(pair.a), numbersOf(pair.b)) };
}

function numbersOf({ tokenizer, parts, entries }: Side) {
  return auditNumbers(tokenizer, parts, entries);
}

function matrixOf(sides: readonly Side[]): MatrixCell[] {
  return sides.flatMap((one, a) =>
    sides.slice(a + 1).map((other, i) => {
      const { common, jaccard } = overlapOf(one.compared, other.compared);
      return { a, b: a + 1 + i, common, jaccard };
    }),
  );
}

const lastOnly = keepLast<{ readonly a: OnlyHere; readonly b: OnlyHere }>();

/** Lists what only one has. */
export function onlyIn(
  request: PairRequest,
  onProgress: Told,
): Promise<{ readonly a: OnlyHere; readonly b: OnlyHere }> {
  return lastOnly(keyOf(request), async () => {
    const pair = await pairIn(request, onProgress);
    const entries = pair.inB.length + pair.inA.length;
    const tell = nowAndThen((done, all) => onProgress({ kind: "work", done, all }));
    const a = onlyHere(pair, (done) => tell(done, entries));
    const b = onlyHere(swapped(pair), (done) => tell(pair.inB.length + done, entries));
    return { a, b };
  });
}

/** Sums it up. */
export async function onlyOf(request: PairRequest, onProgress: Told): Promise<OnlyReport> {
  const { a, b } = await onlyIn(request, onProgress);
  return { a: summarizeOnly(a), b: summarizeOnly(b) };
}
