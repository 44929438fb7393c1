import type { Encoding } from "../../tokenizers/tokenizer";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { Algorithm } from "../../training/algorithms";
import { RecutPool } from "../../worker/train/pool";
import { maxColumns } from "../compare/slice";
import { actions, useAppStore } from "../store";
import { bringFile } from "../tokenizers/bringFile";
import { useTrainFiles } from "./files";
import type { RunName, TrainRun } from "./run";
import { useTraining } from "./runs";

/** What algorithms are called where there is little room: in a column's head. */
const shortNames: Readonly<Record<Algorithm, string>> = {
  bpe: "BPE",
  characters: "BPE of characters",
  wordpiece: "WordPiece",
  superbpe: "SuperBPE",
  parity: "Parity BPE",
  lib: "Less-is-Better",
  unigram: "Unigram",
};

/** What a run's vocabulary is called: “BPE 8000 · eng deu tur”. */
export function nameOf({ recipe, corpus, size, facts }: TrainRun): string {
  return `${shortNames[recipe.algorithm]} ${size} · ${textName(corpus.kind, facts?.languages.map(({ code }) => code) ?? [])}`;
}

function textName(kind: TrainRun["corpus"]["kind"], codes: readonly string[]): string {
  if (kind === "text") return "text";
  if (kind === "languages") {
    return codes.length > 3 ? `${codes.length} languages` : codes.map((code) => code.split("_")[0]).join(" ");
  }
  const { files } = useTrainFiles.getState();
  return files.length === 1 ? (files[0]?.file.name ?? "file") : `${files.length} files`;
}

/**
 * Makes what a run has learned a tokenizer as any file that somebody brings, kept in this browser as those are.
 * @param use what it is brought for, as `bringFile` has it
 * @returns what `use` returns
 * @throws {Error} whose message says why that cannot be
 */
export async function bringTrained<Used>(
  name: RunName,
  use: (reference: TokenizerReference) => Used,
): Promise<Awaited<Used>> {
  const run = useTraining.getState()[name];
  if (run?.file == null) throw new Error("There is no vocabulary yet.");
  return bringFile(run.file.json, nameOf({ ...run, size: run.file.size }), use);
}

/**
 * Adds what a run has learned to Compare's columns, which Languages and Files have too.
 * @param use what it is added for
 * @throws {Error} whose message says why that cannot be
 */
export function addToCompare(name: RunName, use: (reference: TokenizerReference) => void): Promise<void> {
  return bringTrained(name, (reference) => {
    const { tokenizers } = useAppStore.getState().comparison;
    if (!tokenizers.includes(reference) && tokenizers.length >= maxColumns) {
      throw new Error(`All ${maxColumns} columns are taken. Remove one in Compare, and add it again.`);
    }
    actions.addTokenizer(reference);
    use(reference);
  });
}

const recutPool = new RecutPool();

/**
 * Cuts a text by what a run has learned, as if it had fewer entries. Algorithms whose vocabularies do not nest have their full size alone.
 * @param size from {@link LearnedMerges.base} to the file's own
 * @throws {Error} whose message says why that cannot be; the signal's reason when it was aborted
 */
export async function retokenize(name: RunName, size: number, text: string, signal: AbortSignal): Promise<Encoding> {
  const run = useTraining.getState()[name];
  if (run?.file == null) throw new Error("There is no vocabulary yet.");
  const { recipe, merges, file } = run;
  const learned = { json: file.json, recipe, merges: merges.columns() };
  return recutPool.recut(file.sha256, learned, { size: Math.min(size, file.size), text }, signal);
}
