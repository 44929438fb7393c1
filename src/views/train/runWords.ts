import type { TrainRun } from "../../state/train/run";
import type { TrainingRecipe } from "../../training/recipe";
import { formatBytes, formatCount, plural } from "../../ui/format";
import { algorithmWords } from "./settings/algorithmWords";
import { patternLabel } from "./settings/patternWords";

/** What two runs are called beside each other: by what is other in the second, or by the algorithm where there is one. */
export function runTitles(first: TrainingRecipe, second: TrainingRecipe | null): readonly [string, string] {
  const { label } = algorithmWords[first.algorithm];
  if (second === null) return [label, label];
  if (first.algorithm !== second.algorithm) return [label, algorithmWords[second.algorithm].label];
  if (first.pattern !== second.pattern) return [cutWords(first), cutWords(second)];
  if (first.size !== second.size) return [entries(first), entries(second)];
  return [`${label}, first`, `${label}, second`];
}

function cutWords({ pattern }: TrainingRecipe): string {
  return pattern === "none" ? "Not cut first" : patternLabel(pattern);
}

function entries({ size }: TrainingRecipe): string {
  return `${formatCount(size)} entries`;
}

/** What a run does at present, in a line. */
export function progressWords({ state, recipe, size, progress }: TrainRun): string {
  if (state === "paused") return `Paused at ${formatCount(size)} of ${entries(recipe)}`;
  if (state === "waiting") return "Waits for the text";
  if (state === "counting") return progress?.doing === "count" ? "Counting words" : "Reading the text";
  if (progress === null) return "";
  const doing = progress.doing === "merge" ? "" : ` · ${progress.doing}`;
  // Merges add entries; where entries are left out there are too many at first.
  return `${formatCount(size)} ${size > recipe.size ? "down to" : "of"} ${entries(recipe)}${doing}`;
}

/** What a run has come to, in a sentence. */
export function outcomeWords({ size, facts, state }: TrainRun): string {
  const from =
    facts === null
      ? ""
      : ` from ${formatBytes(facts.bytes)} of text${facts.languages.length > 1 ? ` in ${plural(facts.languages.length, "language")}` : ""}`;
  return `${plural(size, "entry", "entries")} learned${from}${state === "stopped" ? ", stopped by hand" : ""}.`;
}

/** What is to be known of the runs; with the run's name where it is not so of all. */
export function notesOf(runs: readonly TrainRun[], titles: readonly string[]): readonly string[] {
  const all = runs.flatMap(({ notes }, i) =>
    notes.map((note) => (runs.every((run) => run.notes.includes(note)) ? note : `${titles[i]}: ${note}`)),
  );
  return [...new Set(all)];
}
