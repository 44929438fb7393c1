import { expose } from "comlink";
import { findings } from "../../guide";
import { makeBench } from "../../guide/bench";
import { openingText } from "../../guide/rows";
import { findBuiltin } from "../../tokenizers/catalogue";
import { builtinParts } from "../../tokenizers/catalogue/builtinParts";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { closeDoors } from "../closeDoors";
import { loadBundledCorpus } from "../corpus/loadCorpus";
import { loadParts, loadTokenizer } from "../tokenizer/load";
import type { GuideWorkerApi } from "./protocol";

closeDoors("here");

const tokenizers = new Map<string, Promise<Tokenizer>>();
let corpus: ReturnType<typeof loadBundledCorpus> | null = null;

/** Beginnings of the paths of what has been loaded. */
const files = new Set<string>();

function noteVocabulary(reference: string): void {
  // Behind a colon stands how it cuts.
  const vocabulary = findBuiltin(reference.replace(/:.*/s, ""))?.vocabulary;
  if (vocabulary) files.add(`vocabularies/${vocabulary}.`);
}

const api: GuideWorkerApi = {
  async figure({ id, ...where }, onProgress) {
    const finding = findings.find((each) => each.id === id);
    if (finding === undefined) throw new Error(`There is no finding “${id}”.`);
    const options = { ...where, onProgress: (progress: Parameters<typeof onProgress>[0]) => void onProgress(progress) };
    const bench = makeBench(
      {
        loadTokenizer: (reference) => kept(reference, options),
        async loadParts(reference) {
          const parts = builtinParts(reference, await loadParts({ tokenizer: reference, pack: null }, options));
          noteVocabulary(reference);
          return parts;
        },
        async openCorpus() {
          corpus ??= loadBundledCorpus(options);
          corpus.catch(() => {
            corpus = null;
          });
          const opened = await corpus;
          files.add("corpora/udhr.");
          return { languages: opened.header.languages, segments: (language) => opened.segments(language) };
        },
      },
      new AbortController().signal,
    );
    const [figure, text] = [await finding.figure(bench), await openingText(bench, finding)];
    return { figure, text, files: [...files] };
  },
};

function kept(reference: string, options: Parameters<typeof loadTokenizer>[1]): Promise<Tokenizer> {
  const found =
    tokenizers.get(reference) ??
    loadTokenizer({ tokenizer: reference, pack: null }, options, (own) => kept(own.tokenizer, options));
  tokenizers.set(reference, found);
  found.then(
    () => noteVocabulary(reference),
    () => tokenizers.delete(reference),
  );
  return found;
}

expose(api);
