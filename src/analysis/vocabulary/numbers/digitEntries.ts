import { utf8Encode } from "../../../text/utf8";
import type { VocabularyColumns } from "../../../tokenizers/vocabulary";
import { mostDigits } from "./cutCounts";

/** An entry of digits alone, but for what it begins with. */
export interface DigitEntry {
  readonly id: number;
  /** 0 where it is nothing but what it begins with. */
  readonly digits: number;
  /** The digits as a number. */
  readonly value: number;
}

/** Entries that begin with something and have at most seven digits behind it, and no more. */
export function digitEntries({ ids, offsets, bytes }: VocabularyColumns, beginning: string): DigitEntry[] {
  const before = utf8Encode(beginning);
  const found: DigitEntry[] = [];
  for (let index = 0; index < ids.length; index++) {
    const start = offsets[index] as number;
    const end = offsets[index + 1] as number;
    const digits = end - start - before.length;
    if (digits < 0 || digits > mostDigits || !before.every((byte, i) => bytes[start + i] === byte)) continue;
    let at = start + before.length;
    let value = 0;
    for (let byte = bytes[at] as number; at < end && byte >= 0x30 && byte <= 0x39; byte = bytes[++at] as number) {
      value = value * 10 + byte - 0x30;
    }
    if (at === end) found.push({ id: ids[index] as number, digits, value });
  }
  return found;
}
