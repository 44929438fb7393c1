import { writeList } from "../../../corpora/languageList";
import { maxColumns } from "../../../state/compare/slice";
import { setLanguages } from "../../../state/languages/setLanguages";
import { actions, changeTokenizers, useAppStore } from "../../../state/store";
import { inspectTokenizer } from "../../../state/tokenizers/inspect";
import { addToCompare, bringTrained, nameOf } from "../../../state/train/outcome";
import type { RunName, TrainRun } from "../../../state/train/run";
import { linkName, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { isOfCharacters } from "../../../training/firstEntries";
import { saveFile } from "../../../ui/saveFile";
import type { TokenizerPool } from "../../../worker/pool/pool";
import type { OutcomeDeeds } from "./Outcome";
import { vocabLines } from "./vocabLines";

/** GPT-5's vocabulary. */
const gpt5: TokenizerReference = "builtin:o200k_base";

/**
 * What can be done with what a run has learned; null where there is nothing.
 * @param text what Compare shows where it has no text yet
 */
export function deedsOf(name: RunName, run: TrainRun, text: string, pool: Promise<TokenizerPool>): OutcomeDeeds | null {
  const { file, recipe, corpus } = run;
  if (file === null) return null;
  const stem = nameOf({ ...run, size: file.size }).replace(/[^\p{L}\p{N}]+/gu, "_");
  return {
    async beside() {
      const { tokenizers } = useAppStore.getState().comparison;
      if (tokenizers.length < maxColumns - 1) actions.addTokenizer(gpt5, 0);
      await addToCompare(name, (reference) => {
        moveBeside(reference);
        if (useAppStore.getState().comparison.text === "") actions.setText(text);
        actions.setPage("compare");
      });
    },
    async measure() {
      await addToCompare(name, () => {
        if (corpus.kind === "languages") {
          const group = { kind: "list", list: writeList(corpus.languages) } as const;
          setLanguages({ corpus: corpus.corpus, group, search: "" });
        }
        actions.setPage("languages");
      });
    },
    async audit() {
      await bringTrained(name, (reference) => inspectTokenizer(reference, { tab: "audit" }));
    },
    async save(format) {
      if (format === "tokenizer.json") return saveFile(file.json, `${stem}.tokenizer.json`);
      if (format === "vocab") {
        const writing = isOfCharacters(recipe.algorithm) ? "text" : "bytes";
        const lines = vocabLines(JSON.parse(await file.json.text()), writing);
        return saveFile(new Blob([lines], { type: "text/plain" }), `${stem}.vocab`);
      }
      const packed = await bringTrained(name, async (reference) => {
        const call = { signal: new AbortController().signal, onProgress: () => {} };
        return (await pool).exportTokenizer({ tokenizer: linkName(reference), format, reload: false, ...call });
      });
      saveFile(packed.file, `${stem}.pack`);
    },
  };
}

/** Has a column stand right behind GPT-5's, if that is there, and both before all others. */
function moveBeside(reference: TokenizerReference): void {
  const { tokenizers } = useAppStore.getState().comparison;
  if (!tokenizers.includes(gpt5)) return;
  changeTokenizers([gpt5, reference, ...tokenizers.filter((one) => one !== gpt5 && one !== reference)]);
}
