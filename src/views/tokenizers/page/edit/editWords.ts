import { visibleName } from "../../../../text/visibleName";
import { formatCount, plural } from "../../../../ui/format";
import type { Consequences, Edit, ToldEdits } from "../../../../worker/vocabulary/editProtocol";

/** What a name stands for, as it is shown: its text, where it is written in other letters. */
export type ShowName = (name: string) => string;

/** An edit in a few words: “Remove ‘ the’”. */
export function sayEdit(edit: Edit, show: ShowName): string {
  const name = quoted(edit.entry, show);
  switch (edit.kind) {
    case "remove":
      return `Remove ${name}${edit.withLost ? " and what nothing makes then" : ""}`;
    case "add":
      return `Add ${name}`;
    case "rank":
      return `Merge ${name} as number ${formatCount(edit.rank)}`;
    case "score":
      return `Give ${name} the score ${edit.score}`;
    case "swap":
      return `Swap the ids of ${name} and ${quoted(edit.other, show)}`;
  }
}

/** A name between quotation marks; with control characters as they can be seen. */
export function quoted(name: string, show: ShowName): string {
  const shown = show(name);
  return `“${/\p{Cc}/u.test(shown) ? visibleName(shown) : shown}”`;
}

/** What an edit does, in sentences: of its entry, its text, ids and scores. */
export function sayConsequences(told: Consequences, { model, takesEntries }: ToldEdits, show: ShowName): string[] {
  const { edit, entry, byte, before, after, place, shift, keeper, unknownScore, isAddedToken, lost } = told;
  const name = quoted(entry.name, show);
  const sentences: string[] = [];
  const cut = (parts: readonly string[]) => (parts.length === 0 ? "nothing" : parts.map(show).join(" | "));
  if (edit.kind === "remove") {
    sentences.push(
      byte === null
        ? `${name} has the id ${entry.id}. Its text is then cut into ${cut(after)}.`
        : `${name} has the id ${entry.id}. It stands for the byte ${byte} in characters that are no entries: those with this byte are unknown then.`,
    );
    if (isAddedToken) sentences.push("It is an added token, too, which is looked for before texts are cut: no longer.");
    if (keeper !== null) {
      sentences.push("An entry that no text has takes its place in the list, so that all other ids stay.");
    } else if (shift === null) sentences.push("All other ids stay; this one is free.");
  }
  if (edit.kind === "add") {
    sentences.push(
      byte === null
        ? `${name} gets the id ${entry.id}; all other ids stay. Until now its text is cut into ${cut(before)}.`
        : `${name} gets the id ${entry.id}; all other ids stay. It stands for the byte ${byte} in characters that are no entries, which are unknown until now.`,
    );
    if (model === "Unigram" && place.after !== null) {
      sentences.push(
        edit.score === null
          ? `Its score is ${place.after.toFixed(4)}: 0.1 above the sum of these, or the lowest score that there is.`
          : `Its score is ${place.after}.`,
      );
    }
    if (byte === null && after.join("\0") !== entry.name)
      sentences.push(`Even then its text is cut into ${cut(after)}.`);
  }
  if (edit.kind === "rank" && place.before !== null) {
    sentences.push(
      place.after === place.before
        ? `The first merge that makes ${name} is number ${formatCount(place.before)}, 0 being merged before all others.`
        : `The merges that make ${name} move from number ${formatCount(place.before)} to ${formatCount(place.after ?? 0)}. Ids stay.`,
    );
  }
  if (edit.kind === "score" && place.before !== null) {
    sentences.push(
      place.after === place.before
        ? `${name} has the score ${place.before}.`
        : `The score of ${name} changes from ${place.before} to ${place.after}. Its text is cut into ${cut(after)}.`,
    );
  }
  if (edit.kind === "swap") {
    sentences.push(
      `${name} has the id ${entry.id} then, and ${quoted(edit.other, show)} the one that it had. Texts are cut as before.`,
    );
  }
  if (shift !== null) {
    sentences.push(
      `This file has its entries in a list without gaps: ${plural(shift.count, "id")} from ${shift.from} on ${shift.count === 1 ? "becomes" : "become"} one lower.`,
    );
  }
  if (unknownScore !== null) {
    sentences.push(
      `Unknown characters count by the lowest score: ${unknownScore.after.toFixed(2)} in place of ${unknownScore.before.toFixed(2)}.`,
    );
  }
  if (lost.count > 0 && takesEntries) {
    sentences.push(
      "What no merges make any more is still a token where it is a pre-token by itself: this file looks these up first.",
    );
  }
  return sentences;
}
