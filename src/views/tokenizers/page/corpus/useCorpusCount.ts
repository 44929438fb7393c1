import { openCorpus } from "../../../../state/corpora/opener";
import { bundledCorpus } from "../../../../state/languages/choice";
import { useAppStore } from "../../../../state/store";
import { vocabularyPool } from "../../../../state/tokenizers/vocabularyPool";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { VocabularyCall } from "../../../../worker/vocabulary/pool";
import type { CountedUsage } from "../../../../worker/vocabulary/usageProtocol";
import { type CallState, KeptAnswers, useVocabularyCall } from "../useVocabularyCall";

/** How often the entries of a vocabulary occur, with what a corpus' languages are called, and their BCP 47 tags where they are known. */
export interface Counted extends CountedUsage {
  readonly names: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
}

const kept = new KeptAnswers<Counted>();

/** What a text of one's own begins with where it is asked about; corpora go by their keys. */
export const ownText = "text\n";

let ownTexts = 0;

async function ask(call: VocabularyCall, about: string): Promise<Counted> {
  if (about.startsWith(ownText)) {
    const segments = new Blob([JSON.stringify([about.slice(ownText.length)])]);
    const corpus = { kind: "own", key: `text ${++ownTexts}`, texts: [{ code: "text", segments }] } as const;
    const counted = await vocabularyPool().countUsage(call, { corpus, languages: ["text"] });
    return { ...counted, names: new Map(), tags: new Map() };
  }
  const { reload, signal } = call;
  const corpus = await openCorpus(about, { reload, signal, onProgress: call.onProgress });
  const languages = corpus.languages.map(({ code }) => code);
  const counted = await vocabularyPool().countUsage(call, { corpus: corpus.source(languages), languages });
  return {
    ...counted,
    names: new Map(corpus.languages.map(({ code, name }) => [code, name])),
    tags: new Map(corpus.languages.flatMap(({ code, bcp47 }) => (bcp47 === null ? [] : [[code, bcp47]]))),
  };
}

/** A count that is asked for, on its way or there. */
export interface Count {
  readonly current: CallState<Counted>;
  start(): void;
  cancel(): void;
}

/**
 * Counts a vocabulary's entries once somebody wants it; what has been counted is kept for all who ask.
 * @param about a corpus' key, or a text behind {@link ownText}
 */
export function useCount(reference: TokenizerReference, about: string): Count {
  return useVocabularyCall({ reference, about, kept, isEager: false, ask });
}

/** What a corpus is called in a sentence. */
export function corpusInWords(key: string): string {
  return key === bundledCorpus ? "the Universal Declaration of Human Rights in 521 languages" : "your corpus";
}

/** As {@link useCount}, in the corpus that Languages shows; its key comes with it. */
export function useCorpusCount(reference: TokenizerReference): Count & { readonly corpus: string } {
  const corpus = useAppStore((state) => state.comparison.languages.corpus);
  return { corpus, ...useCount(reference, corpus) };
}
