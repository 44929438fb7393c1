import { describe, expect, test } from "vitest";
import { firstPieces, type ModelFields, writeModelProto } from "../../../../test/support/sentencePiece";
import { SentencePieceOracle } from "../../../../test/support/sentencePieceOracle";
import { type NamedFile, readTokenizerFiles } from "../readFiles";
import { ModelType } from "./sentencePieceProto";

const texts = ["a b", "ab, zz a", "", "z"];
const pieces = [",", "▁a", "b", "▁", "a"].map((piece, i) => ({ piece, score: -1 - i / 8 }));
const model: ModelFields = { modelType: ModelType.unigram, pieces: [...firstPieces(false), ...pieces] };
const bytes = writeModelProto(model);
const count = model.pieces.length;

function file(name: string, content: object | Uint8Array<ArrayBuffer>): NamedFile {
  const isBytes = content instanceof Uint8Array;
  return { name, bytes: isBytes ? content : new TextEncoder().encode(JSON.stringify(content)) };
}

async function read(config: object, proto = bytes) {
  const files = [file("sentencepiece.bpe.model", proto), file("tokenizer_config.json", config)];
  const { tokenizer, notes } = await readTokenizerFiles(files, { platform: { inflate: async () => new Uint8Array() } });
  if (tokenizer === null) throw new Error("no tokenizer");
  const encode = (text: string, inserted: boolean) =>
    Array.from(tokenizer.encode(text, { specials: "control", inserted }).ids);
  return { tokenizer, notes, encode };
}

/** `_convert_token_to_id` of the classes: the piece's place and an offset, and the unknown token for place 0. */
const shift = (ids: readonly number[], offset: number) => ids.map((id) => (id === 0 ? 3 : id + offset));

describe("ids are those of the class that the configuration names", () => {
  test.each<[string, object, number, number, readonly number[], readonly number[]]>([
    ["XLM-R", { tokenizer_class: "XLMRobertaTokenizer" }, 1, count + 2, [0], [2]],
    ["CamemBERT", { tokenizer_class: "CamembertTokenizerFast" }, 4, count + 5, [5], [6]],
    ["mBART", { tokenizer_class: "MBartTokenizer" }, 1, count + 27, [], [2, count + 1 + 3]],
    ["mBART-50", { tokenizer_class: "MBart50Tokenizer", src_lang: "de_DE" }, 1, count + 54, [count + 1 + 2], [2]],
    ["NLLB", { tokenizer_class: "NllbTokenizer", src_lang: "zul_Latn" }, 1, count + 204, [count + 1 + 201], [2]],
    ["XGLM", { tokenizer_class: "XGLMTokenizer" }, 1, count + 8, [2], []],
    ["BARThez, which shifts none", { tokenizer_class: "BarthezTokenizer" }, 0, count, [1], [2]],
    ["T5, which shifts none", { tokenizer_class: "T5Tokenizer" }, 0, count, [], [2]],
    ["Llama, which shifts none", { tokenizer_class: "LlamaTokenizer" }, 0, count, [1], []],
  ])("%s", async (_, config, offset, size, before, after) => {
    const oracle = await SentencePieceOracle.load(bytes);
    const { tokenizer, encode } = await read(config);
    expect(tokenizer.vocabularySize).toBe(size);
    for (const text of texts) {
      const ids = offset === 0 ? oracle.ids(text) : shift(oracle.ids(text), offset);
      expect(encode(text, false), text).toEqual(ids);
      expect(encode(text, true), text).toEqual([...before, ...ids, ...after]);
    }
    oracle.free();
  });

  test("and their control tokens are found in a text", async () => {
    const { encode } = await read({ tokenizer_class: "MBartTokenizer" });
    expect(encode("<s></s><pad><unk>ar_AR<mask>", false)).toEqual([0, 2, 1, 3, count + 1, count + 26]);
  });

  test("which is said", async () => {
    expect((await read({ tokenizer_class: "XLMRobertaTokenizer" })).notes).toEqual([
      "Ids are those of XLMRobertaTokenizer: pieces are moved by 1, control tokens and <mask> are put around them.",
    ]);
    expect((await read({ tokenizer_class: "T5Tokenizer" })).notes).toEqual([]);
  });

  test("unless other pieces stand where fairseq’s control tokens would", async () => {
    const proto = writeModelProto({ ...model, pieces: [{ piece: "<unk>", type: 2 }, ...pieces] });
    const { notes, encode } = await read({ tokenizer_class: "XLMRobertaTokenizer" }, proto);
    expect(encode("ab", false)).toEqual([2, 3]);
    expect(notes).toEqual([
      "XLMRobertaTokenizer shifts ids, but the first 3 pieces are no control tokens: ids are the file’s own.",
    ]);
  });

  test("with the tokens that the configuration puts behind the pieces", async () => {
    const tokens = {
      0: { content: "<unk>" },
      [count]: { content: "<|im|>", special: true },
      [count + 4]: { content: "ab" },
    };
    const { encode } = await read({ tokenizer_class: "LlamaTokenizer", added_tokens_decoder: tokens });
    expect(encode("a<|im|>ab", false)).toEqual([4, count, count + 4]);
  });
});
