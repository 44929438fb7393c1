import type { Encoding } from "../tokenizers/tokenizer";

/** Numbers written at once: some hundreds of kilobytes of text. */
const batch = 65_536;

/** The columns of one stretch of a text, as far as they are printed. */
export type PrintedColumns = Pick<Encoding, "ids" | "byteStart" | "byteEnd">;

/**
 * A line of `encode`, in pieces: the whole of a large text's would be longer than a string can be.
 * @param parts the encoding, in the order of the text
 * @param file named when there are several, else null
 */
export function* encodeLine(
  tokenizer: string,
  parts: readonly PrintedColumns[],
  file: string | null,
): Generator<string, void> {
  const named = file === null ? { tokenizer } : { tokenizer, file };
  yield JSON.stringify(named).slice(0, -1);
  for (const column of ["ids", "byteStart", "byteEnd"] as const) {
    yield `,"${column}":[`;
    let separator = "";
    for (const part of parts) {
      const numbers = part[column];
      for (let at = 0; at < numbers.length; at += batch) {
        yield separator + numbers.subarray(at, at + batch).join(",");
        separator = ",";
      }
    }
    yield "]";
  }
  yield "}\n";
}
