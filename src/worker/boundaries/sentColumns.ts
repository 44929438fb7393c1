import { transfer } from "comlink";
import type { Encoding } from "../../tokenizers/tokenizer";

/** What is compared of a column: where its tokens stand, and of what kind they are. */
export type ComparedTokens = Pick<Encoding, "byteStart" | "byteEnd" | "flags">;

/** Some of a column's tokens on their way to the worker. All arrays are transferred. */
export interface TokensPart extends ComparedTokens {
  /** Which column, and how many tokens it has. */
  readonly column: number;
  readonly length: number;
  /** The first token of the part. */
  readonly from: number;
}

/** Tokens that are copied at once, in a millisecond: all of 10 MB would hold up a key. */
const tokensAtOnce = 2 ** 17;

/**
 * The page's side: sends columns a part at a time, so that whatever else the page has to do comes between.
 * @param take has the worker take a part
 * @param atOnce tokens of a part at most
 */
export async function sendColumns(
  columns: readonly ComparedTokens[],
  take: (part: TokensPart) => Promise<void>,
  atOnce = tokensAtOnce,
): Promise<void> {
  for (const [column, tokens] of columns.entries()) {
    const { length } = tokens.byteStart;
    for (let from = 0; from === 0 || from < length; from += atOnce) {
      const byteStart = tokens.byteStart.slice(from, from + atOnce);
      const byteEnd = tokens.byteEnd.slice(from, from + atOnce);
      const flags = tokens.flags.slice(from, from + atOnce);
      const part: TokensPart = { column, length, from, byteStart, byteEnd, flags };
      await take(transfer(part, [byteStart.buffer, byteEnd.buffer, flags.buffer]));
    }
  }
}

/** The worker's side: puts together what {@link sendColumns} sends. */
export class ColumnReceiver {
  private columns: ComparedTokens[] = [];

  take({ column, length, from, byteStart, byteEnd, flags }: TokensPart): void {
    if (from === 0) this.columns[column] = emptyColumn(length);
    const all = this.columns[column];
    all?.byteStart.set(byteStart, from);
    all?.byteEnd.set(byteEnd, from);
    all?.flags.set(flags, from);
  }

  /** All columns that have come; they are given once. */
  finish(): readonly ComparedTokens[] {
    const { columns } = this;
    this.columns = [];
    return columns;
  }
}

function emptyColumn(length: number): ComparedTokens {
  return { byteStart: new Uint32Array(length), byteEnd: new Uint32Array(length), flags: new Uint8Array(length) };
}
