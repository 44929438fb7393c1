/** A whole tokenizer.json in this engine and in the native package, over many texts, each of them several times. */
import { Tokenizer as Native } from "tokenizers";
import { ChunkedText } from "../../src/text/chunkedText";
import { EncodingBuilder } from "../../src/tokenizers/encodingBuilder";
import { buildTokenizer } from "../../src/tokenizers/formats/build";
import type { TokenizerParts } from "../../src/tokenizers/formats/parts";
import { readTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { writeTokenizerJson } from "../../src/tokenizers/formats/write/writeTokenizerJson";
import { LiveEncoding } from "../../src/tokenizers/liveEncoding";
import type { PipelineTokenizer } from "../../src/tokenizers/pipeline";
import { StreamEncoder } from "../../src/tokenizers/stream";
import type { EncodeOptions, Encoding } from "../../src/tokenizers/tokenizer";
import { idsOfTrace } from "../../src/tokenizers/trace";
import type { ReferenceEncoding } from "./native";
import { findDifference } from "./oracle";

/** A parsed tokenizer.json. */
export type TokenizerFile = Readonly<Record<string, unknown>>;

/** So often each text is encoded on one tokenizer: anew, and then with what is remembered. */
export const times = 3;

const control = { specials: "control", inserted: true } as const satisfies EncodeOptions;
const asText = { specials: "text", inserted: false } as const satisfies EncodeOptions;

/** What a library makes of a text: its tokens, or its refusal. */
export type Outcome<T> = { readonly encoding: T; readonly refusal: null } | { readonly refusal: string };

/** A text whose tokens differ. */
export interface Difference {
  readonly text: string;
  /** In words. */
  readonly what: string;
}

/** A tokenizer.json as the native package reads it. */
export class NativeFile {
  private readonly native: Native;

  /** @throws where the package refuses the file */
  constructor(file: TokenizerFile | string) {
    this.native = Native.fromString(typeof file === "string" ? file : JSON.stringify(file));
  }

  async encode(text: string): Promise<Outcome<ReferenceEncoding>> {
    try {
      const encoding = await this.native.encode(text, null, { addSpecialTokens: true });
      const offsets = encoding.getOffsets() as [number, number][];
      return { encoding: { ids: encoding.getIds(), offsets: () => offsets }, refusal: null };
    } catch (error) {
      return { refusal: String(error) };
    }
  }
}

/** Reads a tokenizer.json as the page does. */
export function readFile(file: TokenizerFile): { parts: TokenizerParts; tokenizer: PipelineTokenizer } {
  // The reader takes an object over.
  const parts = readTokenizerJson(JSON.parse(JSON.stringify(file)));
  return { parts, tokenizer: buildTokenizer(parts) };
}

/**
 * Where our tokens are not the native package's: ids, offsets, a refusal, the file written anew. The texts are encoded one
 * after the other on one tokenizer, and so again and again.
 * @param file that both take
 */
export async function differencesFromNative(file: TokenizerFile, texts: readonly string[]): Promise<Difference[]> {
  const { parts, tokenizer } = readFile(file);
  const native = new NativeFile(file);
  const written = new NativeFile(writeTokenizerJson(parts));
  const differences: Difference[] = [];
  for (let time = 0; time < times; time++) {
    for (const text of texts) {
      const [ours, theirs] = [encode(tokenizer, text), await native.encode(text)];
      const what = differenceOfOutcomes(text, ours, theirs);
      if (what !== null) differences.push({ text, what: `time ${time + 1}: ${what}` });
      if (time > 0) continue;
      const again = await written.encode(text);
      if (idsOf(again) !== idsOf(theirs)) {
        differences.push({ text, what: `written anew ${idsOf(again)}, before ${idsOf(theirs)}` });
      }
    }
  }
  return differences;
}

/**
 * Where a tokenizer contradicts itself: an update, a stream, a trace, halves of a text cut where it can be.
 * @param random gives whole numbers below a bound
 */
export function contradictions(
  tokenizer: PipelineTokenizer,
  texts: readonly string[],
  random: (bound: number) => number,
): Difference[] {
  const differences: Difference[] = [];
  for (const text of texts) {
    for (const options of [control, asText]) {
      const whole = outcome(() => tokenizer.encode(text, options));
      if (whole.refusal !== null) continue;
      const found =
        differenceOfTrace(tokenizer, text, options, whole.encoding) ??
        differenceOfHalves(tokenizer, text, options) ??
        differenceOfStream(tokenizer, text, options, whole.encoding, random) ??
        differenceOfUpdate(tokenizer, text, options, whole.encoding, random);
      if (found !== null) differences.push({ text, what: `control tokens as ${options.specials}: ${found}` });
    }
  }
  return differences;
}

function encode(tokenizer: PipelineTokenizer, text: string): Outcome<Encoding> {
  return outcome(() => tokenizer.encode(text, control));
}

function outcome(run: () => Encoding): Outcome<Encoding> {
  try {
    return { encoding: run(), refusal: null };
  } catch (error) {
    return { refusal: String(error) };
  }
}

function differenceOfOutcomes(
  text: string,
  ours: Outcome<Encoding>,
  theirs: Outcome<ReferenceEncoding>,
): string | null {
  if (ours.refusal !== null || theirs.refusal !== null) {
    return (ours.refusal === null) === (theirs.refusal === null)
      ? null
      : `${describe(ours)}, there ${describe(theirs)}`;
  }
  return findDifference(text, ours.encoding, theirs.encoding);
}

function idsOf(result: Outcome<ReferenceEncoding>): string {
  return result.refusal === null ? Array.from(result.encoding.ids).join(" ") : "refused";
}

function describe(result: Outcome<Encoding | ReferenceEncoding>): string {
  return result.refusal ?? Array.from(result.encoding.ids).join(" ");
}

function differenceOfTrace(
  tokenizer: PipelineTokenizer,
  text: string,
  options: EncodeOptions,
  { ids }: Encoding,
): string | null {
  const traced = idsOfTrace(tokenizer.trace(text, options)).join(" ");
  return traced === ids.join(" ") ? null : `traced ${traced}, encoded ${ids.join(" ")}`;
}

/** Halves that have nothing to do with what is remembered, at every place where the text can be cut. */
function differenceOfHalves(tokenizer: PipelineTokenizer, text: string, options: EncodeOptions): string | null {
  const whole = new EncodingBuilder();
  tokenizer.encodeStretch(text, 0, true, options, whole);
  const expected = whole.finish();
  for (let at = 1; at < text.length; at++) {
    if (!tokenizer.isCut(text, at, 0, text.length)) continue;
    const halves = new EncodingBuilder();
    const byte = tokenizer.encodeStretch(text.slice(0, at), 0, true, options, halves);
    tokenizer.encodeStretch(text.slice(at), byte, false, options, halves);
    const difference = differenceOfEncodings(halves.finish(), expected);
    if (difference !== null) return `cut at ${at}: ${difference}`;
  }
  return null;
}

function differenceOfStream(
  tokenizer: PipelineTokenizer,
  text: string,
  options: EncodeOptions,
  whole: Encoding,
  random: (bound: number) => number,
): string | null {
  const stream = new StreamEncoder(tokenizer, options, 1 + random(4));
  const parts: Encoding[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + 1 + random(5);
    const part = stream.push(text.slice(at, end));
    if (part !== null) parts.push(part);
    at = end;
  }
  parts.push(stream.finish());
  const difference = differenceOfEncodings(concatenated(parts), whole);
  return difference === null ? null : `in pieces: ${difference}`;
}

/** The text with a stretch of it taken out, and put in again; and with an edit that changes nothing. */
function differenceOfUpdate(
  tokenizer: PipelineTokenizer,
  text: string,
  options: EncodeOptions,
  whole: Encoding,
  random: (bound: number) => number,
): string | null {
  const start = random(text.length + 1);
  const end = start + random(Math.min(4, text.length - start + 1));
  const [without, taken] = [text.slice(0, start) + text.slice(end), text.slice(start, end)];
  const before = outcome(() => tokenizer.encode(without, options));
  if (before.refusal !== null) return null;
  let live = new LiveEncoding(ChunkedText.of(without), options, before.encoding);
  live = tokenizer.update(live, { start, end: start, insert: taken });
  const inserted = differenceOfEncodings(live.slice(), whole);
  if (inserted !== null) return `“${taken}” put in at ${start}: ${inserted}`;
  live = tokenizer.update(live, { start, end: start, insert: "" });
  const untouched = differenceOfEncodings(live.slice(), whole);
  if (untouched !== null) return `nothing put in at ${start}: ${untouched}`;
  live = tokenizer.update(live, { start, end, insert: "" });
  const removed = differenceOfEncodings(live.slice(), before.encoding);
  return removed === null ? null : `“${taken}” taken out at ${start}: ${removed}`;
}

function differenceOfEncodings(ours: Encoding, whole: Encoding): string | null {
  const rows = ({ ids, byteStart, byteEnd, flags }: Encoding) =>
    Array.from(ids, (id, i) => `${id} (${byteStart[i]}–${byteEnd[i]}, ${flags[i]})`).join(", ");
  const [a, b] = [rows(ours), rows(whole)];
  return a === b ? null : `${a}; as a whole ${b}`;
}

function concatenated(parts: readonly Encoding[]): Encoding {
  const out = new EncodingBuilder();
  for (const { ids, byteStart, byteEnd, flags } of parts) {
    ids.forEach((id, i) => out.push(id, byteStart[i] ?? 0, byteEnd[i] ?? 0, flags[i] ?? 0));
  }
  return out.finish();
}
