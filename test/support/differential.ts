/** A whole tokenizer.json in this engine and in the native package, over many texts, each of them several times. */

import { ChunkedText } from "../../src/text/chunkedText";
import { EncodingBuilder } from "../../src/tokenizers/encodingBuilder";
import { buildTokenizer } from "../../src/tokenizers/formats/build";
import type { TokenizerParts } from "../../src/tokenizers/formats/parts";
import { readTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { writeTokenizerJson } from "../../src/tokenizers/formats/write/writeTokenizerJson";
import { updateEncoding } from "../../src/tokenizers/incremental";
import { LiveEncoding } from "../../src/tokenizers/liveEncoding";
import type { PipelineTokenizer } from "../../src/tokenizers/pipeline";
import { StreamEncoder } from "../../src/tokenizers/stream";
import type { EncodeOptions, Encoding } from "../../src/tokenizers/tokenizer";
import { idsOfTrace } from "../../src/tokenizers/trace";
import { traceTokens } from "../../src/tokenizers/tracing/traceTokens";
import { knownOffsets } from "./knownOffsets";
import type { ReferenceEncoding } from "./native";
import { crash, type NativeProcess, type Outcome } from "./nativeFile";
import { findDifference, type IsKnownDifference } from "./oracle";

/** A parsed tokenizer.json. */
export type TokenizerFile = Readonly<Record<string, unknown>>;

/** So often each text is encoded on one tokenizer: anew, and then with what is remembered. */
export const times = 3;

const control = { specials: "control", inserted: true } as const satisfies EncodeOptions;
const asText = { specials: "text", inserted: false } as const satisfies EncodeOptions;

/** What differs. */
export interface Difference {
  /** Null where the file itself is refused. */
  readonly text: string | null;
  /** In words. */
  readonly what: string;
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
 * @param file that both may take or refuse
 */
export async function differencesFromNative(
  native: NativeProcess,
  file: TokenizerFile,
  texts: readonly string[],
): Promise<Difference[]> {
  const theirs = await native.encode(JSON.stringify(file), texts);
  // Where it has ended its process there is nothing to compare with, which says nothing about us.
  if (theirs.refusal === crash) return [];
  const hasCrashed = theirs.refusal === null && theirs.texts.at(-1)?.refusal === crash;
  let read: ReturnType<typeof readFile>;
  try {
    read = readFile(file);
  } catch (error) {
    const isRead = theirs.refusal === null && theirs.texts.some(({ refusal }) => refusal === null);
    return isRead ? [{ text: null, what: `refused here: ${error}` }] : [];
  }
  if (theirs.refusal !== null) return [{ text: null, what: `refused there: ${theirs.refusal}` }];
  const { parts, tokenizer } = read;
  const differences: Difference[] = [];
  for (let time = 1; time <= times; time++) {
    texts.forEach((text, i) => {
      const their = theirs.texts[i];
      if (their === undefined || their.refusal === crash) {
        outcome(() => tokenizer.encode(text, control));
        return;
      }
      const what = differenceOfOutcomes(text, encode(tokenizer, text), their, knownOffsets(file));
      if (what !== null) differences.push({ text, what: `time ${time}: ${what}` });
    });
  }
  if (hasCrashed) return differences;
  const written = await native.encode(writeTokenizerJson(parts), texts);
  if (written.refusal !== null) return [...differences, { text: null, what: `written anew: ${written.refusal}` }];
  texts.forEach((text, i) => {
    const [before, after] = [theirs.texts[i], written.texts[i]].map((result) =>
      describe(result ?? { refusal: "none" }),
    );
    if (before !== after) differences.push({ text, what: `written anew ${after}, before ${before}` });
  });
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
  isKnown: IsKnownDifference,
): string | null {
  if (ours.refusal !== null || theirs.refusal !== null) {
    return (ours.refusal === null) === (theirs.refusal === null)
      ? null
      : `${describe(ours)}, there ${describe(theirs)}`;
  }
  return findDifference(text, ours.encoding, theirs.encoding, isKnown);
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
  const traced = idsOfTrace(traceTokens(tokenizer, text, options)).join(" ");
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
  live = updateEncoding(tokenizer, live, { start, end: start, insert: taken });
  const inserted = differenceOfEncodings(live.slice(), whole);
  if (inserted !== null) return `“${taken}” put in at ${start}: ${inserted}`;
  live = updateEncoding(tokenizer, live, { start, end: start, insert: "" });
  const untouched = differenceOfEncodings(live.slice(), whole);
  if (untouched !== null) return `nothing put in at ${start}: ${untouched}`;
  live = updateEncoding(tokenizer, live, { start, end, insert: "" });
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
    for (const [i, id] of ids.entries()) out.push(id, byteStart[i] ?? 0, byteEnd[i] ?? 0, flags[i] ?? 0);
  }
  return out.finish();
}
