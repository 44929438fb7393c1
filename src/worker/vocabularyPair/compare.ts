import { auditNumbers } from "../../analysis/vocabulary/numbers/numbers";
import { overlapOf } from "../../analysis/vocabulary/overlap";
import { firstOtherId, vocabularyChanges } from "../../analysis/vocabulary/pair/changes";
import { changesInWords } from "../../analysis/vocabulary/pair/changesInWords";
import { commonPart } from "../../analysis/vocabulary/pair/commonPart";
import { IdMap, type MappedId } from "../../analysis/vocabulary/pair/idMap";
import { numberClash } from "../../analysis/vocabulary/pair/numberClash";
import { type OnlyHere, onlyHere, summarizeOnly } from "../../analysis/vocabulary/pair/onlyHere";
import { comparedBytes, type Pair, type Side, swapped } from "../../analysis/vocabulary/pair/side";
import { type Swap, SwapSearch } from "../../analysis/vocabulary/pair/swap";
import type { BundledCorpus } from "../../corpora/bundled";
import { utf8Encode } from "../../text/utf8";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import { loadBundledCorpus } from "../corpus/loadCorpus";
import { nowAndThen } from "../pool/nowAndThen";
import { keepLast } from "./keepLast";
import type {
  DetailsReport,
  HeldTo,
  LanguageTokens,
  MatrixCell,
  OnlyReport,
  PairProgress,
  PairReport,
  PairRequest,
  UseReport,
} from "./protocol";
import { keyOf, pairIn, sidesOf } from "./sides";

type Told = (progress: PairProgress) => void;

/** Milliseconds of work on a corpus after which other calls have their turn. */
const mostAtOnce = 50;

const plain: EncodeOptions = { specials: "text", inserted: false };

/** Tells what two have in common and what is other. */
export async function compareSides(request: PairRequest, onProgress: Told): Promise<PairReport> {
  const all = await sidesOf(request, onProgress);
  const pair = await pairIn(request, onProgress);
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
    matrix: all.length > 2 ? matrixOf(all) : [],
  };
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

/** What was found on texts. */
export interface Used {
  readonly report: UseReport;
  readonly map: readonly MappedId[];
  readonly swap: Swap;
}

const lastUse = keepLast<Used>();

/** What two do on texts. */
export function measured(request: PairRequest, heldTo: HeldTo, onProgress: Told): Promise<Used> {
  return lastUse(`${keyOf(request)} ${JSON.stringify(heldTo)}`, async () =>
    measurePair(await pairIn(request, onProgress), request, heldTo, onProgress),
  );
}

/** The report of it. */
export async function reportUse(request: PairRequest, heldTo: HeldTo, onProgress: Told): Promise<UseReport> {
  return (await measured(request, heldTo, onProgress)).report;
}

async function measurePair(pair: Pair, request: PairRequest, heldTo: HeldTo, onProgress: Told): Promise<Used> {
  const { a, b } = pair;
  const map = new IdMap();
  const search = new SwapSearch(pair);
  const languages: LanguageTokens[] = [];
  const take = (text: string) => {
    const [ofA, ofB] = [a.tokenizer.encode(text, plain), b.tokenizer.encode(text, plain)];
    map.add(ofA, ofB);
    search.add(utf8Encode(text), ofA, ofB);
    return { a: ofA.ids.length, b: ofB.ids.length };
  };
  let names: UseReport["names"] = [];
  if (heldTo.kind === "text") take(heldTo.text);
  else {
    const corpus = await corpusOf(request, onProgress);
    names = corpus.header.languages.map(({ code, name }) => ({ code, name }));
    const meant = names.filter(({ code }) => heldTo.kind === "all" || heldTo.code === code);
    const tell = nowAndThen((done, all) => onProgress({ kind: "work", done, all }));
    let since = performance.now();
    for (const [done, { code, name }] of meant.entries()) {
      tell(done, meant.length);
      if (performance.now() - since > mostAtOnce) {
        // Lists that somebody opens meanwhile are answered in between.
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
      const text = corpus
        .segments(code)
        .filter((segment) => segment !== "")
        .join("\n");
      languages.push({ code, name, ...take(text) });
    }
  }
  const best = map.best();
  const swap = search.find();
  const { uses } = map;
  const { candidates, ...figures } = swap;
  const report: UseReport = {
    ...{ names, languages },
    tokensA: swap.tokensA,
    tokensB: swap.tokensB,
    commonA: shareIn(uses.a, a, b),
    commonB: shareIn(uses.b, b, a),
    occurring: map.occurring,
    mapped: best.length,
    sure: best.filter(({ dice }) => dice >= 0.5).length,
    swap: { ...figures, candidates: candidates.length },
    first: heldTo.kind === "text" ? firstOtherId(a, b, heldTo.text, plain) : null,
  };
  return { report, map: best, swap };
}

/** The share of tokens whose entry the other has too. */
function shareIn(uses: ReadonlyMap<number, number>, here: Side, there: Side): number | null {
  let all = 0;
  for (const count of uses.values()) all += count;
  let common = 0;
  here.compared.columns.ids.forEach((id, place) => {
    const count = uses.get(id);
    if (count === undefined) return;
    const bytes = comparedBytes(here, place);
    if (there.compared.vocabulary.find(bytes, 0, bytes.length) !== -1) common += count;
  });
  return all === 0 ? null : common / all;
}

let corpus: Promise<BundledCorpus> | null = null;

function corpusOf({ baseUrl, reload }: PairRequest, onProgress: Told): Promise<BundledCorpus> {
  corpus ??= loadBundledCorpus({ baseUrl, reload, onProgress: (progress) => onProgress({ kind: "load", progress }) });
  corpus.catch(() => {
    corpus = null;
  });
  return corpus;
}
