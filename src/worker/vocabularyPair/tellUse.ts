import type { BundledCorpus } from "../../corpora/bundled";
import { loadBundledCorpus } from "../corpus/loadCorpus";
import { keepLast } from "./keepLast";
import type { HeldTo, PairProgress, PairRequest, UseReport, UseStep } from "./protocol";
import { keyOf, pairIn } from "./sides";
import { type HeldText, TextCount, type Used } from "./textCount";

type Told = (progress: PairProgress) => void;

/** Milliseconds of work on a corpus after which other calls have their turn, and whoever asked may stop. */
const mostAtOnce = 100;

/** The last count goes on from where it was stopped. */
const lastCount = keepLast<TextCount>();

function countOf(request: PairRequest, heldTo: HeldTo, onProgress: Told): Promise<TextCount> {
  return lastCount(`${keyOf(request)} ${JSON.stringify(heldTo)}`, async () => {
    const pair = await pairIn(request, onProgress);
    if (heldTo.kind === "text") return new TextCount(pair, [{ code: "", name: "", text: () => heldTo.text }], []);
    const corpus = await corpusOf(request, onProgress);
    const names = corpus.header.languages.map(({ code, name }) => ({ code, name }));
    const texts = names.filter(({ code }) => heldTo.kind === "all" || heldTo.code === code);
    return new TextCount(pair, texts.map(textIn(corpus)), names);
  });
}

function textIn(corpus: BundledCorpus): (language: UseReport["names"][number]) => HeldText {
  return ({ code, name }) => ({
    ...{ code, name },
    text: () =>
      corpus
        .segments(code)
        .filter((segment) => segment !== "")
        .join("\n"),
  });
}

/** Counts a step further what two do on texts: the report comes with the last. */
export async function countUse(request: PairRequest, heldTo: HeldTo, onProgress: Told): Promise<UseStep> {
  const count = await countOf(request, heldTo, onProgress);
  const wasReady = count.done === count.all;
  if (!wasReady) count.go(mostAtOnce);
  const { done, all } = count;
  // The last step has taken its time: figures are made in the next.
  return { done, all, report: wasReady || all === 1 ? count.used().report : null };
}

/** The figures of what has been counted, where a count was stopped. */
export async function reportUse(request: PairRequest, heldTo: HeldTo, onProgress: Told): Promise<UseReport> {
  return (await countOf(request, heldTo, onProgress)).used().report;
}

/** What the lists of a count are made of: of what has been counted, or of all where nothing has. */
export async function usedIn(request: PairRequest, heldTo: HeldTo): Promise<Used> {
  const count = await countOf(request, heldTo, () => {});
  if (count.done === 0) count.go(Number.POSITIVE_INFINITY);
  return count.used();
}

let corpus: Promise<BundledCorpus> | null = null;

function corpusOf({ baseUrl, reload }: PairRequest, onProgress: Told): Promise<BundledCorpus> {
  corpus ??= loadBundledCorpus({ baseUrl, reload, onProgress: (progress) => onProgress({ kind: "load", progress }) });
  corpus.catch(() => {
    corpus = null;
  });
  return corpus;
}
