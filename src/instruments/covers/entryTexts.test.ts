import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { readFile, smallTokenizers } from "../../../test/support/smallVocabularies";
import { utf8Encode } from "../../text/utf8";
import { IdDecoder } from "../../tokenizers/decoding/idDecoder";
import type { PipelineTokenizer } from "../../tokenizers/pipeline";
import { entryTexts } from "./entryTexts";

const byteDecoder = { type: "ByteLevel" };
const signs = { type: "Replace", pattern: { String: "▁" }, content: " " };
const strip = { type: "Strip", content: " ", start: 1, stop: 0 };
const sequence = (...decoders: object[]) => ({ type: "Sequence", decoders });
const spacing = sequence(signs, { type: "ByteFallback" }, { type: "Fuse" }, strip);

/** Expects of each entry what the decoder says of it. */
function expectDecoded(tokenizer: PipelineTokenizer) {
  const decoder = new IdDecoder(tokenizer);
  const { ids, offsets, bytes } = entryTexts(tokenizer);
  const others: string[] = [];
  for (const [i, id] of ids.entries()) {
    const piece = decoder.inMiddle(id);
    const entry = Buffer.from(
      bytes.buffer,
      bytes.byteOffset + (offsets[i] as number),
      (offsets[i + 1] as number) - (offsets[i] as number),
    );
    if (!entry.equals(typeof piece === "string" ? utf8Encode(piece) : piece)) others.push(tokenizer.tokenName(id));
  }
  expect(others).toEqual([]);
}

test.each(["llama2", "llama3", "gemma3", "bert_uncased"])(
  "%s: all entries have the bytes that its decoder has for them in the middle of a text",
  (id) => expectDecoded(loadBuiltin(id) as PipelineTokenizer),
);

test("so have those of generated vocabularies, whatever their decoder is", () => {
  const decoders = [
    undefined,
    null,
    byteDecoder,
    signs,
    spacing,
    sequence(signs, { type: "Fuse" }),
    sequence(byteDecoder),
  ];
  fc.assert(
    fc.property(fc.oneof(...smallTokenizers), fc.constantFrom(...decoders), ({ file }, decoder) =>
      expectDecoded(readFile(decoder === undefined ? file : { ...file, decoder }).tokenizer),
    ),
  );
});
