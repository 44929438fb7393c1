import { expose } from "comlink";
import { findings } from "../../guide";
import { makeBench } from "../../guide/bench";
import { openingText } from "../../guide/rows";
import { builtinParts } from "../../tokenizers/catalogue/builtinParts";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { closeDoors } from "../closeDoors";
import { loadBundledCorpus } from "../corpus/loadCorpus";
import { loadParts, loadTokenizer } from "../tokenizer/load";
import type { GuideWorkerApi } from "./protocol";

closeDoors("here");

const tokenizers = new Map<string, Promise<Tokenizer>>();
let corpus: ReturnType<typeof loadBundledCorpus> | null = null;

const api: GuideWorkerApi = {
  async figure({ id, ...where }, onProgress) {
    const finding = findings.find((each) => each.id === id);
    if (finding === undefined) throw new Error(`There is no finding “${id}”.`);
    const options = { ...where, onProgress: (progress: Parameters<typeof onProgress>[0]) => void onProgress(progress) };
    const bench = makeBench(
      {
        loadTokenizer: (reference) => kept(reference, options),
        loadParts: async (reference) =>
          builtinParts(reference, await loadParts({ tokenizer: reference, pack: null }, options)),
        async openCorpus() {
          corpus ??= loadBundledCorpus(options);
          corpus.catch(() => {
            corpus = null;
          });
          const opened = await corpus;
          return { languages: opened.header.languages, segments: (language) => opened.segments(language) };
        },
      },
      new AbortController().signal,
    );
    return { figure: await finding.figure(bench), text: await openingText(bench, finding) };
  },
};

function kept(reference: string, options: Parameters<typeof loadTokenizer>[1]): Promise<Tokenizer> {
  const found =
    tokenizers.get(reference) ??
    loadTokenizer({ tokenizer: reference, pack: null }, options, (own) => kept(own.tokenizer, options));
  tokenizers.set(reference, found);
  found.catch(() => tokenizers.delete(reference));
  return found;
}

expose(api);
