import { bundledCorpus } from "../../../state/languages/choice";
import type { TrainRun } from "../../../state/train/run";
import { formatBytes, formatCount, plural } from "../../../ui/format";
import { patternLabel } from "../settings/patternWords";

/** Languages that have room by their names. */
const mostNames = 24;

/** What a figure says that it is of, so that a picture of it explains itself: the text, what measures, and what cuts it. */
export function sourceWords({ corpus, facts, recipe }: Pick<TrainRun, "corpus" | "facts" | "recipe">): string {
  const names = facts?.languages.map(({ name }) => name) ?? [];
  const which = names.length > mostNames ? `${formatCount(names.length)} languages` : names.join(", ");
  const { kind } = corpus;
  const text =
    kind === "files"
      ? corpus.files === null
        ? "files"
        : plural(corpus.files, "file")
      : kind === "text"
        ? "a text"
        : `${corpus.corpus === bundledCorpus ? "Universal Declaration of Human Rights" : "a corpus of one’s own"}: ${which}`;
  const size = facts === null ? "" : ` (${formatBytes(facts.bytes)})`;
  const parts = kind === "languages" ? "segments" : "lines";
  const held = corpus.holdOut ? `even ${parts} measure what odd ones taught` : "measured on what was learned from";
  return `Text: ${text}${size}; ${held}. Cut first by: ${patternLabel(recipe.pattern)}.`;
}
