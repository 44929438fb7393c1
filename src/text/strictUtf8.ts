/**
 * Bytes of the character that begins at a place; 0 where none does (Unicode, table 3-7).
 * @param end where the bytes end that it may have
 */
export function characterSize(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const size = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (size === 0 || at + size > end) return 0;
  for (let i = 1; i < size; i++) if (((bytes[at + i] as number) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  const isTooLow = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isTooHigh = (lead === 0xed && second >= 0xa0) || (lead === 0xf4 && second >= 0x90);
  return isTooLow || isTooHigh ? 0 : size;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const strictDecoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** The text that bytes are; null where they are no UTF-8. */
export function strictText(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Whether bytes are UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  return strictText(bytes) !== null;
}

/** What bytes have of text, in order, and what of them is no UTF-8. */
export interface PartedBytes {
  /** All characters, without the bytes that belong to none. */
  readonly text: string;
  /** How many bytes belong to no character. */
  readonly stray: number;
  /** Where the first of those is; null where there is none. */
  readonly firstStray: number | null;
}

/** Parts bytes in text and bytes that are no UTF-8: nothing becomes U+FFFD. */
export function partBytes(bytes: Uint8Array): PartedBytes {
  const whole = strictText(bytes);
  if (whole !== null) return { text: whole, stray: 0, firstStray: null };
  const parts: string[] = [];
  let stray = 0;
  let firstStray: number | null = null;
  let from = 0;
  const flush = (to: number) => {
    if (to > from) parts.push(decoder.decode(bytes.subarray(from, to)));
  };
  for (let at = 0; at < bytes.length; ) {
    const size = characterSize(bytes, at, bytes.length);
    if (size > 0) {
      at += size;
      continue;
    }
    flush(at);
    firstStray ??= at;
    stray++;
    from = ++at;
  }
  flush(bytes.length);
  return { text: parts.join(""), stray, firstStray };
}
