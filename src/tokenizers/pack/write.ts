import { sha256 } from "../../text/hash";
import { utf8Encode } from "../../text/utf8";
import type { AddedToken } from "../addedTokens";
import type { TokenizerParts } from "../formats/parts";
import { addedTokenFlags, exception, hashedFrom, headerBytes, magic, packVersion } from "./format";
import type { PackPlatform } from "./read";

/**
 * Writes a tokenizer as a pack (docs/pack.md).
 * @param compress to raw deflate; how well is the caller's choice
 * @param hash the platform's own SHA-256, where it has one
 */
export async function writePack(
  parts: TokenizerParts,
  compress: (body: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
  hash?: PackPlatform["sha256"],
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
  const hashed = pack.subarray(hashedFrom);
  pack.set(hash === undefined ? sha256(hashed) : await hash(hashed), 16);
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
    writer.small(merges.leftBytes);
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
function differences(totals: Uint32Array): Uint32Array {
  const steps = new Uint32Array(totals.length - 1);
  for (let i = 0; i < steps.length; i++) steps[i] = (totals[i + 1] as number) - (totals[i] as number);
  return steps;
}

/** Writes the kinds of field that a body is made of. All numbers are little-endian. */
class BodyWriter {
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  private length = 0;

  number(value: number): void {
    const at = this.advance(4);
    this.view.setUint32(at, value, true);
  }

  numbers(values: Uint32Array): void {
    this.number(values.length);
    const at = this.advance(values.length * 4);
    for (let i = 0; i < values.length; i++) this.view.setUint32(at + i * 4, values[i] as number, true);
  }

  block(bytes: Uint8Array): void {
    this.number(bytes.length);
    const at = this.advance(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** Rising numbers as runs of neighbours: how many runs, then first and length of each. */
  runs(values: Uint32Array): void {
    const runs: number[] = [];
    for (let first = 0, i = 1; i <= values.length; i++) {
      if (i < values.length && values[i] === (values[i - 1] as number) + 1) continue;
      runs.push(values[first] as number, i - first);
      first = i;
    }
    this.numbers(Uint32Array.from(runs));
  }

  /** Numbers that are mostly small: a byte each, and a list of those that are not. */
  small(values: Uint8Array | Uint16Array | Uint32Array): void {
    const exceptions: number[] = [];
    this.number(values.length);
    const at = this.advance(values.length);
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (value >= exception) exceptions.push(value);
      this.bytes[at + i] = Math.min(value, exception);
    }
    this.numbers(Uint32Array.from(exceptions));
  }

  scores(values: Float64Array): void {
    this.number(values.length);
    const at = this.advance(values.length * 8);
    for (let i = 0; i < values.length; i++) this.view.setFloat64(at + i * 8, values[i] as number, true);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }

  /** Makes room for so many bytes; where it begins. */
  private advance(bytes: number): number {
    const at = this.length;
    this.length += bytes;
    if (this.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length));
      grown.set(this.bytes);
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    return at;
  }
}
