import { useCallback } from "react";
import { useLanguagesStore } from "../../state/languages";
import { pivotLanguage } from "../../state/openCorpus";
import { actions, useAppStore } from "../../state/store";
import { linkName } from "../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../../worker/pool";

/** Opens a language's passage in Compare, the pivot's beside it. */
export function useOpenPassage(pool: Promise<TokenizerPool>): (code: string) => void {
  return useCallback((code) => void openPassage(pool, code), [pool]);
}

async function openPassage(pool: Promise<TokenizerPool>, code: string): Promise<void> {
  const { corpus } = useLanguagesStore.getState();
  const { tokenizers, languages } = useAppStore.getState().comparison;
  const [first] = tokenizers;
  const language = corpus?.languages.find((one) => one.code === code);
  const pivot = corpus === null ? undefined : pivotLanguage(corpus.languages, languages.pivot);
  if (corpus === null || language === undefined || pivot === undefined || first === undefined) return;
  try {
    const { text, segments, of } = await (await pool).passage({
      tokenizer: linkName(first),
      corpus: corpus.source([language.code, pivot.code]),
      language: language.code,
      pivot: pivot.code,
      reload: false,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    const beside = language === pivot ? "" : `, each with ${pivot.name} under it`;
    const part = segments === of ? `all ${of} ${corpus.unit}s` : `the first ${segments} of ${of} ${corpus.unit}s`;
    actions.openInCompare(text, `${language.name}: ${part}${beside}.`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    actions.setNotice({ tone: "error", message, undo: null });
  }
}
