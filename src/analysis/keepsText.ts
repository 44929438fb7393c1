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
  return changed === 0 || changedRuns(encoding).every((run) => isSameText(run, encoding, index, tokenBytes));
}

/** Neighbouring tokens that are flagged as changed; those that share a character are in one run. */
interface Run {
  readonly from: number;
  readonly to: number;
}

function changedRuns({ flags }: Encoding): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let i = 0; i <= flags.length; i++) {
    const isChanged = ((flags[i] ?? 0) & TokenFlag.changed) !== 0;
    if (isChanged && from < 0) from = i;
    if (!isChanged && from >= 0) {
      runs.push({ from, to: i });
      from = -1;
    }
  }
  return runs;
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
