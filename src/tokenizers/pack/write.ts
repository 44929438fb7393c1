import { sha256 } from "../../text/hash";
import { utf8Encode } from "../../text/utf8";
import type { TokenizerParts } from "../formats/parts";
import { exception, hashedFrom, headerBytes, magic, packVersion } from "./format";

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

function writeBody({ recipe, vocabulary, unwritable, merges, scores }: TokenizerParts): Uint8Array<ArrayBuffer> {
  const writer = new BodyWriter();
  writer.block(utf8Encode(JSON.stringify(recipe)));
  const { ids, offsets, bytes } = vocabulary;
  writer.runs(ids);
  writer.small(Array.from(ids, (_, index) => (offsets[index + 1] as number) - (offsets[index] as number)));
  writer.block(bytes);
  writer.numbers(unwritable);
  writer.number(merges === null ? 0 : 1);
  if (merges !== null) {
    const results = Array.from(merges.results);
    writer.small(results.map((id, rank) => zigzag(id - (results[rank - 1] ?? 0))));
    writer.small(Array.from(merges.leftBytes));
  }
  writer.number(scores === null ? 0 : 1);
  if (scores !== null) writer.scores(scores);
  return writer.finish();
}

/** Whole numbers of both signs as numbers of 0 or more: 0, -1, 1, -2 … */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
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
