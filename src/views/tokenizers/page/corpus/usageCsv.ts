import type { EntryInLanguage } from "../../../../analysis/vocabulary/corpus/corpusUsage";
import { csvLine } from "../../../../text/csvLine";

/** How often an entry occurs in each language, as CSV with a heading: tokens are all of the language's, the share is of the entry's occurrences. */
export function usageCsv(found: readonly EntryInLanguage[], names: ReadonlyMap<string, string>): string {
  const times = found.reduce((sum, { count }) => sum + count, 0);
  return [
    csvLine(["code", "language", "occurs", "tokens", "per_1000_tokens", "share"]),
    ...found.map(({ code, count, tokens }) =>
      csvLine([code, names.get(code) ?? null, count, tokens, (1000 * count) / tokens, count / times]),
    ),
  ].join("");
}
