import { toHex } from "../../../../text/hex";
import { strictText } from "../../../../text/strictUtf8";
import type { VisiblePart } from "../../../../text/visible";
import { visibleBytes } from "../../../../text/visibleBytes";
import { type ByteColumn, EntryFlag, type VocabularyTable } from "../../../../worker/inspect/protocol";

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
    parts: countRuns(visibleBytes(name)),
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

/**
 * What to search for to have an entry in all its spellings: the word that it is, without spaces in front; in hexadecimal where it
 * is no text, nothing but spaces, or what a field of one line does not hold or reads otherwise.
 */
export function wordOf({ bytes }: Entry): string {
  const word = strictText(bytes)?.replace(/^[ ▁]+/, "") ?? "";
  return /^$|^0x|[\p{Cc}\p{Zl}\p{Zp}]/iu.test(word) ? `0x${toHex(bytes).replace(/^(?:20)+(?=..)/, "")}` : word;
}

function bytesAt({ offsets, bytes }: ByteColumn, row: number): Uint8Array {
  return bytes.subarray(offsets[row], offsets[row + 1]);
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
