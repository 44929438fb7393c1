import { joinBytes } from "../text/bytes";
import type { Utf8Index } from "../text/utf8";
import { type Encoding, TokenFlag } from "../tokenizers/tokenizer";
import type { EncodingFigures } from "./encodingFigures";

/**
 * Whether the tokens still say the whole text: none is unknown, no byte is in none, and under none the normalizer wrote
 * other letters (lower case, an accent less). Only then is it a merit to need few. Two changes take nothing away: a
 * character that is composed or decomposed (NFC, canonically the same), and a space put in front.
 * @param tokenBytes what an entry stands for, as `Tokenizer.tokenBytes`
 */
export function keepsText(
  encoding: Encoding,
  index: Utf8Index,
  { unknown, droppedBytes, changed }: Pick<EncodingFigures, "unknown" | "droppedBytes" | "changed">,
  tokenBytes: (id: number) => Uint8Array,
): boolean {
  if (unknown > 0 || droppedBytes > 0) return false;
  return changed === 0 || !hasOtherLetters(encoding, index, tokenBytes);
}

/** Whether the normalizer wrote other letters under any token: more than a change that takes nothing away. */
export function hasOtherLetters(encoding: Encoding, index: Utf8Index, tokenBytes: (id: number) => Uint8Array): boolean {
  return changedRuns(encoding, index).some((run) => !isSameText(run, encoding, index, tokenBytes));
}

/**
 * Neighbouring tokens of a line that are flagged as changed; those that share a character are in one run. It ends with the
 * line, so that what is said of lines holds for the text.
 */
interface Run {
  readonly from: number;
  readonly to: number;
}

function changedRuns(encoding: Encoding, index: Utf8Index): Run[] {
  const { flags } = encoding;
  const runs: Run[] = [];
  let from = -1;
  for (let i = 0; i <= flags.length; i++) {
    const isChanged = ((flags[i] ?? 0) & TokenFlag.changed) !== 0;
    if (from >= 0 && (!isChanged || beginsLine(i, encoding, index))) {
      runs.push({ from, to: i });
      from = -1;
    }
    if (isChanged && from < 0) from = i;
  }
  return runs;
}

/** Whether a token is the first of a line, of which the one before it has nothing. */
function beginsLine(token: number, { byteStart, byteEnd }: Encoding, index: Utf8Index): boolean {
  const start = byteStart[token] ?? 0;
  return (byteEnd[token - 1] ?? 0) <= start && index.text[index.unitOf(start) - 1] === "\n";
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function isSameText(
  { from, to }: Run,
  { ids, byteStart, byteEnd }: Encoding,
  index: Utf8Index,
  tokenBytes: (id: number) => Uint8Array,
): boolean {
  const written = joinBytes(Array.from(ids.subarray(from, to), tokenBytes));
  const start = index.unitOf(byteStart[from] ?? 0);
  const given = comparable(index.text.slice(start, index.unitAfter(byteEnd[to - 1] ?? 0)).toWellFormed());
  const said = comparable(decoder.decode(written));
  return said === given || said === ` ${given}`;
}

/** Composed, and with spaces for the sign that SentencePiece writes for them. */
function comparable(text: string): string {
  return text.normalize("NFC").replaceAll("▁", " ");
}
