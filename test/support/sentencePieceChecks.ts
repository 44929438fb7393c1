/** What has to hold for any SentencePiece model and text. */

import { EncodingBuilder } from "../../src/tokenizers/encodingBuilder";
import { buildTokenizer } from "../../src/tokenizers/formats/build";
import { readSentencePiece } from "../../src/tokenizers/formats/sentencePiece/sentencePiece";
import { ModelType } from "../../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { noConfig } from "../../src/tokenizers/formats/tokenizerConfig";
import { updateEncoding } from "../../src/tokenizers/incremental";
import { LiveEncoding } from "../../src/tokenizers/liveEncoding";
import type { PipelineTokenizer } from "../../src/tokenizers/pipeline";
import { StreamEncoder } from "../../src/tokenizers/stream";
import type { EncodeOptions, Encoding } from "../../src/tokenizers/tokenizer";
import { idsOfTrace } from "../../src/tokenizers/trace";
import { traceTokens } from "../../src/tokenizers/tracing/traceTokens";
import { type ModelFields, writeModelProto } from "./sentencePiece";
import { SentencePieceOracle } from "./sentencePieceOracle";

const options: EncodeOptions = { specials: "text", inserted: false };
/** UTF-16 units; a trace is found naively. */
const longestTrace = 3000;
/** UTF-16 units; each place is cut at. */
const longestCut = 200;

/** All that {@link differencesFromOracle} and {@link differencesOfParts} find for a model. */
export async function differencesOfModel(model: ModelFields, texts: readonly string[]): Promise<string[]> {
  const bytes = writeModelProto(model);
  const oracle = await SentencePieceOracle.load(bytes);
  const tokenizer = buildTokenizer(readSentencePiece(bytes, noConfig));
  // The library gives up where a control token's name is a word of a model of words.
  const isRefused = (text: string) => model.modelType === ModelType.word && text.includes("<s>");
  const differences = differencesFromOracle(
    tokenizer,
    oracle,
    texts.filter((text) => !isRefused(text)),
  );
  oracle.free();
  const short = texts.filter((text) => text.length < longestCut);
  return [
    ...differences,
    ...short.flatMap((text, i) => differencesOfParts(tokenizer, text, short.at(-1 - i) ?? "", i)),
  ];
}

/**
 * Encodes texts in turn, three times over, and traces each once.
 * @returns where ids are not the library's, in words
 */
export function differencesFromOracle(
  tokenizer: PipelineTokenizer,
  oracle: SentencePieceOracle,
  texts: readonly string[],
): string[] {
  const differences: string[] = [];
  const references = texts.map((text) => oracle.ids(text));
  for (let time = 0; time < 3; time++) {
    for (const [i, text] of texts.entries()) {
      const expected = references[i] ?? [];
      const say = (what: string, ids: readonly number[]) => {
        const at = ids.findIndex((id, i) => id !== expected[i]);
        const from = at < 0 ? Math.min(ids.length, expected.length) : at;
        const shown = (list: readonly number[]) =>
          list
            .slice(from, from + 6)
            .map((id) => `${id} ${tokenizer.tokenName(id)}`)
            .join(", ");
        if (at < 0 && ids.length === expected.length) return;
        differences.push(
          `${JSON.stringify(text.slice(0, 60))}, ${what} ${time}, token ${from}: ${shown(ids)} | ${shown(expected)}`,
        );
      };
      say("encode", Array.from(tokenizer.encode(text, options).ids));
      if (time === 0 && text.length <= longestTrace) say("trace", idsOfTrace(traceTokens(tokenizer, text, options)));
    }
  }
  return differences;
}

/**
 * Encodes a text in other ways: cut wherever it can be, as an update of another, as a stream.
 * @returns the ways whose tokens are not the whole's
 */
export function differencesOfParts(
  tokenizer: PipelineTokenizer,
  text: string,
  insert: string,
  place: number,
): string[] {
  const whole = tokenizer.encode(text, options);
  const differences: string[] = [];
  const compare = (way: string, encoding: Encoding, to: Encoding) => {
    for (const column of ["ids", "byteStart", "byteEnd", "flags"] as const) {
      if (Buffer.compare(Buffer.from(encoding[column].slice().buffer), Buffer.from(to[column].slice().buffer)) !== 0) {
        differences.push(`${JSON.stringify(text)}: ${column} ${way}: ${encoding[column]} | ${to[column]}`);
      }
    }
  };
  for (let at = 1; at < text.length; at++) {
    if (!tokenizer.isCut(text, at, 0, text.length)) continue;
    const out = new EncodingBuilder();
    const byte = tokenizer.encodePart(text.slice(0, at), 0, true, options, out);
    tokenizer.encodePart(text.slice(at), byte, false, options, out);
    compare(`cut at ${at}`, out.finish(), whole);
  }
  const start = Math.min(place, text.length);
  const live = new LiveEncoding(text, options, whole);
  const updated = updateEncoding(tokenizer, live, { start, end: Math.min(text.length, start + 1), insert });
  compare(`after an edit at ${start}`, updated.slice(), tokenizer.encode(updated.text.toString(), options));
  const encoder = new StreamEncoder(tokenizer, options, 1);
  const streamed = new EncodingBuilder();
  const take = (part: Encoding | null) => {
    part?.ids.forEach((id, i) => {
      streamed.push(id, part.byteStart[i] ?? 0, part.byteEnd[i] ?? 0, part.flags[i] ?? 0);
    });
  };
  for (let at = 0; at < text.length; at += 3) take(encoder.push(text.slice(at, at + 3)));
  take(encoder.finish());
  compare("as a stream", streamed.finish(), tokenizer.encode(text, options));
  return differences;
}
