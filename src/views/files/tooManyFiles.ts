import type { GivenFiles } from "../../state/corpora/dialog";
import { formatCount } from "../../ui/format";

/** Files beyond which a folder is surely not a corpus. */
export const mostFiles = 10_000;

/** Files beyond which a folder is too much to be counted: a row of each, and not its text, is kept in the page. */
export const mostCounted = 200_000;

/** What is given in place of more files than that. */
export function tooManyFiles(most: number): GivenFiles {
  const what = most === mostFiles ? "the folder of the corpus alone" : "a folder in it";
  return { files: [], problems: [`There are more than ${formatCount(most)} files. Choose ${what}.`] };
}
