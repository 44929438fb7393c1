import { measureEncoding } from "../../src/analysis/encodingFigures";
import { keepsText } from "../../src/analysis/keepsText";
import { measureText } from "../../src/analysis/textFigures";
import { locateTokens } from "../../src/analysis/tokenPlaces";
import type { ShownEncoding } from "../../src/state/compare/columns";
import { hashText } from "../../src/text/hash";
import { segment } from "../../src/text/segments";
import { Utf8Index } from "../../src/text/utf8";
import type { Encoding } from "../../src/tokenizers/tokenizer";

/** An encoding that cuts a text at the given byte offsets; ids count up, flags are zero. */
export function cutAt(text: string, cuts: readonly number[]): Encoding {
  const bytes = new Utf8Index(text).byteLength;
  const starts = bytes === 0 ? [] : [0, ...cuts];
  return {
    ids: Uint32Array.from(starts, (_, i) => i),
    byteStart: Uint32Array.from(starts),
    byteEnd: Uint32Array.from([...starts.slice(1), ...(bytes === 0 ? [] : [bytes])]),
    flags: new Uint8Array(starts.length),
  };
}

/** What a column shows of an encoding, as the worker would make it. */
export function showEncoding(text: string, encoding: Encoding): ShownEncoding {
  const index = new Utf8Index(text);
  const segmentation = segment(text);
  const figures = measureEncoding(encoding, index, segmentation);
  return {
    text,
    encoding,
    places: locateTokens(encoding, index, segmentation),
    figures,
    keepsText: keepsText(encoding, index, figures, () => new Uint8Array()),
    textFigures: measureText(index, segmentation),
    textHash: hashText(text),
    vocabularySize: null,
    names: new Map(),
  };
}
