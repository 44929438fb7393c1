import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { runs } from "../../../test/support/runs";
import { anyModel, modelTexts, writeModelProto } from "../../../test/support/sentencePiece";
import { readFile } from "../../../test/support/smallVocabularies";
import { decodeIds } from "../../analysis/ids/decodeIds";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { readSentencePiece } from "../../tokenizers/formats/sentencePiece/sentencePiece";
import { noConfig } from "../../tokenizers/formats/tokenizerConfig";
import { type IncrementalTokenizer, isIncremental } from "../../tokenizers/incremental";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { textSubject } from "../textSubject";
import { decodedApart } from "./decodedApart";
import { instrument } from "./instrument";
import { cutKinds, SafeCuts } from "./safeCuts";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const options = { specials: "text", inserted: false } as const;
const measure = (tokenizer: Tokenizer, text: string, byte: number | null, second: "text" | "continued" = "text") =>
  instrument.measure(
    textSubject(text, tokenizer, options, byte === null ? null : { start: byte, end: byte }),
    { second },
    control,
  );

test("“http:” + “//” are 1277 25 322 apart, and 1277 1129 together", async () => {
  const { cut, decoding } = await measure(loadBuiltin("cl100k_base"), "http://", 5);
  const ids = (tokens: readonly { readonly id: number }[] = []) => tokens.map(({ id }) => id);
  expect([ids(cut?.before), ids(cut?.after), ids(cut?.whole)]).toEqual([[1277, 25], [322], [1277, 1129]]);
  expect(cut).toMatchObject({ byte: 5, isAsked: true, isSame: false });
  expect(decoding).toBeNull();
});

const texts = fc.string({
  unit: fc.constantFrom("a", "the", "The", " ", "  ", "\n", "é", "É", "́", "语", "1", "🤚", "'s", "//", ":", "\u0000"),
  maxLength: 9,
});

/** Compares with whole parts, encoded by themselves. Each text twice: what is remembered must be the same. */
function expectAsEncoded(tokenizer: Tokenizer & IncrementalTokenizer, text: string): void {
  const ids = (part: string) => Array.from(tokenizer.encode(part, options).ids);
  const cuts = new SafeCuts(tokenizer, text, options, false);
  for (let turn = 0; turn < 2; turn++) {
    for (let start = 0; start < text.length; ) {
      const end = cuts.next(start);
      for (const [i, kind] of cuts.safeIn(start, end).entries()) {
        if (kind === cutKinds.none) continue;
        const at = start + i;
        const isSame = String([...ids(text.slice(0, at)), ...ids(text.slice(at))]) === String(ids(text));
        expect(kind === cutKinds.safe, `${JSON.stringify(text)} at ${at}`).toBe(isSame);
        expect(cuts.at(at)?.isSame).toBe(isSame);
      }
      start = end;
    }
  }
}

test.each(["cl100k_base", "llama2", "gemma3", "bert_uncased", "qwen3"])(
  "%s: each place is safe where encoding both whole parts gives the whole’s tokens, and no other",
  (id) => {
    const tokenizer = loadBuiltin(id) as Tokenizer & IncrementalTokenizer;
    fc.assert(
      fc.property(texts, (text) => expectAsEncoded(tokenizer, text)),
      { numRuns: 40 },
    );
  },
);

test("and so it is of SentencePiece models, which put spaces in front of texts and take others from their ends", () => {
  fc.assert(
    fc.property(anyModel, fc.array(modelTexts, { minLength: 8, maxLength: 8 }), (model, all) => {
      const tokenizer = buildTokenizer(readSentencePiece(writeModelProto(model), noConfig));
      if (isIncremental(tokenizer)) for (const text of all) expectAsEncoded(tokenizer, text.toWellFormed());
    }),
    runs(40, 2000),
  );
});

test("a space that is put in front of every text leaves no cut safe, unless the second part goes on", async () => {
  const tokenizer = loadBuiltin("llama2");
  expect(await measure(tokenizer, "one two", null)).toMatchObject({
    cuts: 6,
    safe: 0,
    cut: { isAsked: false, byte: 1 },
  });
  expect((await measure(tokenizer, "one two", null, "continued")).safe).toBe(1);
});

test("decoding in parts is the whole’s, or the stage that breaks it is named with two ids that show it", () => {
  expect(decodedApart(loadBuiltin("o200k_base"), [])).toBeNull();
  for (const [id, stage] of [
    ["llama2", "Strip"],
    ["bert_uncased", "WordPiece"],
  ] as const) {
    const tokenizer = loadBuiltin(id);
    const broken = decodedApart(tokenizer, tokenizer.encode("a text", options).ids);
    expect(broken?.stage, id).toBe(stage);
    const bytes = (...ids: number[]) => decodeIds(tokenizer, Uint32Array.from(ids)).bytes;
    expect(broken?.together).toEqual(bytes(...(broken?.ids ?? [])));
    expect(broken?.apart).toEqual(broken?.ids.map((each) => bytes(each)));
  }
});

test("what is done to the whole of a text after ByteLevel breaks it too", () => {
  const vocab = { a: 0, Ċ: 1, Ġ: 2 };
  const replace = { type: "Replace", pattern: { String: "\n " }, content: "\n" };
  const decoder = { type: "Sequence", decoders: [{ type: "ByteLevel" }, replace] };
  const pre_tokenizer = { type: "ByteLevel", add_prefix_space: false, use_regex: false };
  const { tokenizer } = readFile({ pre_tokenizer, decoder, model: { type: "BPE", vocab, merges: [] } });
  expect(decodedApart(tokenizer, [])).toMatchObject({ stage: "Replace", ids: [1, 2] });
});

test("a text of no characters has no places, and what cuts by a rule is said to", async () => {
  expect(await measure(loadBuiltin("r50k_base"), "", null)).toMatchObject({ cuts: 0, safe: 0, cut: null });
  await expect(measure(loadBuiltin("words"), "a b", null)).rejects.toThrow("cuts texts by a rule");
});
