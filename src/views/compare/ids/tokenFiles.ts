import { TokenRows } from "../../../analysis/exports/tokenRows";
import { type IdNotation, idNotations, writeIds } from "../../../analysis/exports/writeIds";
import type { ShownEncoding } from "../../../state/compare/columns";
import { linkName, type TokenizerReference } from "../../../tokenizers/tokenizerReference";

/** How a column's tokens can be taken along, with what each format is called and what it holds. */
export const tokenFormats = [
  { value: "json", label: "JSON", note: "The ids, as a list", ending: "json" },
  { value: "lines", label: "One a line", note: "The ids, each in a line of its own", ending: "txt" },
  { value: "python", label: "Python", note: "The ids, as Python prints a list", ending: "py" },
  { value: "csv", label: "CSV", note: "A row a token: id, text, bytes, where it stands, flags", ending: "csv" },
  { value: "jsonl", label: "JSON Lines", note: "An object a token, with what CSV has", ending: "jsonl" },
] as const;
export type TokenFormat = (typeof tokenFormats)[number]["value"];

/** Writes a column's tokens, in pieces. */
export function* writeTokens({ text, encoding }: ShownEncoding, format: TokenFormat): Generator<string, void> {
  if (isIdNotation(format)) {
    yield* writeIds(encoding.ids, format);
    return;
  }
  const rows = new TokenRows(format);
  rows.push(text);
  yield rows.head();
  yield* rows.rows(encoding);
}

function isIdNotation(format: TokenFormat): format is IdNotation {
  return idNotations.some((notation) => notation === format);
}

/** `o200k_base.ids.json`, `o200k_base.tokens.csv`. */
export function tokenFileName(reference: TokenizerReference, format: TokenFormat): string {
  const { ending } = tokenFormats.find(({ value }) => value === format) ?? tokenFormats[0];
  const stem = linkName(reference)
    .replace(/[#@].*$/, "")
    .replace(/[^\w.-]+/g, "_");
  return `${stem}.${isIdNotation(format) ? "ids" : "tokens"}.${ending}`;
}

/** Milliseconds that are written at a time: the page answers in between. */
const atATime = 12;

/**
 * All pieces of something long, gathered without holding up the page.
 * @throws the signal's reason when it was aborted
 */
export async function gather(pieces: Iterator<string>, signal: AbortSignal): Promise<string[]> {
  const gathered: string[] = [];
  for (;;) {
    for (const until = performance.now() + atATime; performance.now() < until; ) {
      const next = pieces.next();
      if (next.done === true) return gathered;
      gathered.push(next.value);
    }
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
}
