import { type VisiblePart, visibleParts } from "../../../text/visible";
import { type ByteColumn, EntryFlag, type VocabularyTable } from "../../../worker/inspect/protocol";

/** An entry of a vocabulary as a row shows it. */
export interface Entry {
  readonly id: number;
  /** Its name, all of it visible; bytes that belong to no whole character in hexadecimal. */
  readonly parts: readonly VisiblePart[];
  /** What it stands for. */
  readonly bytes: Uint8Array;
  /** Code points in what it stands for; null where that is no text by itself. */
  readonly characters: number | null;
  /** What to type to get it; null where that is no text by itself. */
  readonly typed: string | null;
  readonly isSpecial: boolean;
  readonly isAdded: boolean;
  readonly isFallback: boolean;
  readonly isUnwritable: boolean;
  /** Unigram's log probability; null where there is none. */
  readonly score: number | null;
}

/**
 * Reads a row of a vocabulary.
 * @param prependsSpace whether a text gets a space in front by itself, so that nobody has to type it
 */
export function entryAt(table: VocabularyTable, row: number, prependsSpace: boolean): Entry {
  const flags = table.flags[row] ?? 0;
  const name = bytesAt(table.names, row);
  const bytes = bytesAt(table.bytes, row);
  const text = strictText(bytes);
  const score = table.scores?.[row] ?? Number.NaN;
  const isAdded = (flags & EntryFlag.added) !== 0;
  return {
    id: table.ids[row] ?? 0,
    parts: countRuns(partsOf(name)),
    bytes,
    characters: text === null ? null : Array.from(text).length,
    typed: text === null || isAdded || table.isByteLevel ? text : typedFor(text, prependsSpace),
    isSpecial: (flags & EntryFlag.special) !== 0,
    isAdded,
    isFallback: (flags & EntryFlag.byteFallback) !== 0,
    isUnwritable: (flags & EntryFlag.unwritable) !== 0,
    score: Number.isNaN(score) ? null : score,
  };
}

/** Rows of the longest entries in bytes, the longest first, equal ones by id. */
export function longestRows({ bytes: { offsets } }: VocabularyTable, count: number): number[] {
  const lengthOf = (row: number) => (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
  const longest: number[] = [];
  for (let row = 0; row + 1 < offsets.length; row++) {
    const length = lengthOf(row);
    if (longest.length === count && length <= lengthOf(longest[count - 1] ?? 0)) continue;
    const place = longest.findIndex((other) => lengthOf(other) < length);
    longest.splice(place === -1 ? longest.length : place, 0, row);
    if (longest.length > count) longest.pop();
  }
  return longest;
}

function bytesAt({ offsets, bytes }: ByteColumn, row: number): Uint8Array {
  return bytes.subarray(offsets[row], offsets[row + 1]);
}

const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text that bytes are; null when they are not UTF-8 by themselves. */
function strictText(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null;
  }
}

/** `▁the` is typed as ` the`, or as `the` where the space comes by itself. */
function typedFor(text: string, prependsSpace: boolean): string {
  const spaced = text.replaceAll("▁", " ");
  return prependsSpace && /^ [^ ]/.test(spaced) ? spaced.slice(1) : spaced;
}

/** A character that many others like it follow. */
const longRun = /(.)\1{15,}/gu;

/** As {@link visibleParts} has it for white space, long runs of any character are counted: `=×80`. */
function countRuns(parts: readonly VisiblePart[]): VisiblePart[] {
  return parts.flatMap((part) => {
    if (part.kind !== "text") return [part];
    const counted: VisiblePart[] = [];
    let end = 0;
    for (const { 0: run, 1: character = "", index } of part.text.matchAll(longRun)) {
      counted.push({ text: part.text.slice(end, index) + character, kind: "text" });
      counted.push({ text: `×${Array.from(run).length}`, kind: "mark" });
      end = index + run.length;
    }
    if (end < part.text.length) counted.push({ text: part.text.slice(end), kind: "text" });
    return counted;
  });
}

/** Whole characters as text, the other bytes in hexadecimal: `·`, `F0 9F` for a space and half an emoji. */
function partsOf(bytes: Uint8Array): VisiblePart[] {
  const whole = strictText(bytes);
  if (whole !== null) return visibleParts(whole);
  const parts: VisiblePart[] = [];
  let text = "";
  let stray: number[] = [];
  const flush = () => {
    parts.push(...visibleParts(text));
    if (stray.length > 0) parts.push({ text: hex(Uint8Array.from(stray)), kind: "code" });
    text = "";
    stray = [];
  };
  for (let at = 0; at < bytes.length; ) {
    const character = characterAt(bytes, at);
    if (character === null) {
      stray.push(bytes[at++] ?? 0);
      continue;
    }
    if (stray.length > 0) flush();
    text += character.text;
    at += character.size;
  }
  flush();
  return parts;
}

/** The whole character that begins at a place; null where none does. */
function characterAt(bytes: Uint8Array, at: number): { readonly text: string; readonly size: number } | null {
  for (let size = 1; size <= 4 && at + size <= bytes.length; size++) {
    const text = strictText(bytes.subarray(at, at + size));
    if (text !== null) return { text, size };
  }
  return null;
}

/** Bytes as two hexadecimal digits each. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
}
