import { sha256 } from "../../text/hash";
import { utf8Encode } from "../../text/utf8";
import type { AddedToken } from "../addedTokens";
import type { TokenizerParts } from "../formats/parts";
import { addedTokenFlags, exception, hashedFrom, headerBytes, magic, packVersion } from "./format";

/**
 * Writes a tokenizer as a pack (docs/pack.md).
 * @param compress to raw deflate; how well is the caller's choice
 */
export async function writePack(
  parts: TokenizerParts,
  compress: (body: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = writeBody(parts);
  const payload = await compress(body);
  const pack = new Uint8Array(headerBytes + payload.length);
  const view = new DataView(pack.buffer);
  pack.set(magic);
  view.setUint32(8, packVersion, true);
  view.setUint32(12, payload.length, true);
  view.setUint32(hashedFrom, body.length, true);
  pack.set(payload, headerBytes);
  pack.set(sha256(pack.subarray(hashedFrom)), 16);
  return pack;
}

function writeBody(parts: TokenizerParts): Uint8Array<ArrayBuffer> {
  const { recipe, addedTokens, vocabulary, unwritable, merges, seenPairs, scores } = parts;
  const writer = new BodyWriter();
  writer.block(utf8Encode(JSON.stringify(recipe)));
  writer.runs(Uint32Array.from(addedTokens, ({ id }) => id));
  writer.block(utf8Encode(JSON.stringify(addedTokens.map(({ content }) => content))));
  writer.block(Uint8Array.from(addedTokens, flagsOf));
  writer.runs(vocabulary.ids);
  writer.small(differences(vocabulary.offsets));
  writer.block(vocabulary.bytes);
  writer.numbers(unwritable);
  writer.number(merges === null ? 0 : 1);
  if (merges !== null) {
    writer.small(differences(merges.first));
    writer.small(Array.from(merges.leftBytes));
    writer.numbers(merges.runs);
    writer.numbers(merges.runRanks);
  }
  writer.number(seenPairs === null ? 0 : 1);
  if (seenPairs !== null) {
    writer.block(seenPairs.ascii);
    writer.block(seenPairs.others);
  }
  writer.number(scores === null ? 0 : 1);
  if (scores !== null) writer.scores(scores);
  return writer.finish();
}

function flagsOf(token: AddedToken): number {
  return addedTokenFlags.reduce((flags, name, bit) => flags | (token[name] ? 1 << bit : 0), 0);
}

/** From each number to the next. */
function differences(totals: Uint32Array): number[] {
  return Array.from(totals.subarray(1), (total, i) => total - (totals[i] as number));
}

/** Writes the kinds of field that a body is made of. All numbers are little-endian. */
class BodyWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  number(value: number): void {
    this.reserve(4);
    new DataView(this.bytes.buffer).setUint32(this.length, value, true);
    this.length += 4;
  }

  numbers(values: Uint32Array): void {
    this.number(values.length);
    for (const value of values) this.number(value);
  }

  block(bytes: Uint8Array): void {
    this.number(bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Rising numbers as runs of neighbours: how many runs, then first and length of each. */
  runs(values: Uint32Array): void {
    const runs: number[] = [];
    values.forEach((value, i) => {
      if (i > 0 && value === (values[i - 1] as number) + 1) runs[runs.length - 1] = (runs.at(-1) as number) + 1;
      else runs.push(value, 1);
    });
    this.numbers(Uint32Array.from(runs));
  }

  /** Numbers that are mostly small: a byte each, and a list of those that are not. */
  small(values: readonly number[]): void {
    this.block(Uint8Array.from(values, (value) => Math.min(value, exception)));
    this.numbers(Uint32Array.from(values.filter((value) => value >= exception)));
  }

  scores(values: Float64Array): void {
    this.number(values.length);
    this.reserve(values.length * 8);
    const view = new DataView(this.bytes.buffer);
    for (const value of values) {
      view.setFloat64(this.length, value, true);
      this.length += 8;
    }
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + bytes));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}
