import { isUtf8 } from "node:buffer";
import { joinBytes } from "../text/bytes";
import { unfinishedUtf8 } from "../text/decodeStretch";
import { utf8Length } from "../text/utf8";
import { lastCut } from "../tokenizers/lastCut";
import { longestString, tooLong } from "../tokenizers/stream";

/** A stretch of an input whose tokens can be counted apart from what is before it and after it. */
export interface Block {
  readonly file: string;
  /** UTF-8, or else what is not is in it: nobody has read it yet. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the input begins with it, and whether it ends with it. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/** Whether a text can be cut, as `IncrementalTokenizer.isCut` says; null where no text can. */
export type CutTest = ((text: string, at: number, from: number, to: number) => boolean) | null;

/** Bytes looked through for a cut, back from the end of what there is, before more is waited for. */
const farthest = 8192;

/**
 * Cuts an input that arrives in pieces into blocks, of which the last ends with it; an empty one is one block.
 * @param least bytes that are gathered before a cut is looked for
 * @throws {TokenizerError} when there is no cut and what is held is longer than a string can be
 */
export async function* readBlocks(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  isCut: CutTest,
  least: number,
): AsyncGenerator<Block> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  let lookFrom = least;
  let begins = true;
  for await (const piece of pieces) {
    held.push(piece);
    bytes += piece.length;
    if (bytes > longestString) throw tooLong();
    if (isCut === null || bytes < lookFrom) continue;
    const whole = joinBytes(held);
    const cut = lastCutOf(whole, isCut);
    held = [whole];
    // Looked for again when there is twice as much, so that a text without cuts is not read over and over.
    lookFrom = bytes * 2;
    if (cut === null) continue;
    yield { file, bytes: whole.slice(0, cut), begins, ends: false };
    begins = false;
    held = [whole.slice(cut)];
    bytes -= cut;
    lookFrom = least;
  }
  yield { file, bytes: joinBytes(held), begins, ends: true };
}

/** The last place where the text can be cut, whatever follows, in bytes; null when there is none near the end. */
function lastCutOf(bytes: Uint8Array, isCut: NonNullable<CutTest>): number | null {
  const end = bytes.length - unfinishedUtf8(bytes);
  let start = Math.max(0, end - farthest);
  while (start < end && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  const tail = bytes.subarray(start, end);
  // Whoever counts this will say where it is no text: it does not matter where it ends.
  if (!isUtf8(tail)) return end;
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(tail);
  // The first unit stands for what is before it.
  const cut = lastCut(isCut, text, start === 0 ? 0 : 1);
  return cut === null ? null : start + utf8Length(text.slice(0, cut));
}
