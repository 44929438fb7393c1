import type { GivenFiles } from "../../state/corpora/dialog";
import { formatCount } from "../../ui/format";

/** Files beyond which a folder is surely not a corpus. */
export const mostFiles = 10_000;

/** What is given in place of more files than that. */
export function tooManyFiles(): GivenFiles {
  const message = `There are more than ${formatCount(mostFiles)} files. Choose the folder of the corpus alone.`;
  return { files: [], problems: [message] };
}
