import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { buildTokenizer } from "../formats/build";
import { describeParts } from "../formats/describe/describe";
import type { TokenizerParts } from "../formats/parts";
import { readTiktokenRanks } from "../formats/ranks/tiktokenRanks";
import { type NamedFile, readTokenizerFiles } from "../formats/readFiles";
import { readTokenizerJson } from "../formats/tokenizerJson/tokenizerJson";
import { TokenizerError } from "../tokenizer";
import { withSeenPairs } from "./store";
import { writePack } from "./write";

const inflate = (payload: Uint8Array) => promisify(inflateRaw)(payload);
const added = [{ id: 0, content: "<s>", special: true }];
const vocab = { "<s>": 0, a: 1, b: 2, ab: 3, "▁": 4, "▁ab": 5 };
const bytes = Array.from({ length: 256 }, (_, byte) => `${btoa(String.fromCharCode(byte))} ${byte}\n`).join("");
const bpe = readTokenizerJson({
  added_tokens: added,
  pre_tokenizer: null,
  model: { type: "BPE", vocab, merges: ["a b", "▁ ab"] },
});
const tokenizers: readonly TokenizerParts[] = [
  bpe,
  withSeenPairs(bpe, buildTokenizer(bpe)),
  readTokenizerJson({
    added_tokens: added,
    model: {
      type: "Unigram",
      unk_id: 0,
      vocab: [
        ["<s>", 0],
        ["a", -1],
      ],
    },
  }),
  readTokenizerJson({
    added_tokens: added,
    model: { type: "WordPiece", unk_token: "<s>", continuing_subword_prefix: "#", max_input_chars_per_word: 9, vocab },
  }),
  readTiktokenRanks(`${bytes}${btoa("ab")} 256\n`, () => ({ pattern: "a|b+", specials: new Map([["<s>", 300]]) })),
];

test("wrong content with a right hash ends in one sentence, and never in an error of the engine's", async () => {
  const change = fc.record({ at: fc.nat(), byte: fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 1, 255)) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...tokenizers),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (parts, changes) => {
        const pack = await writePack(parts, async (body) => {
          for (const { at, byte } of changes) body[at % body.length] = byte;
          return promisify(deflateRaw)(body);
        });
        const file: NamedFile = { name: "t.pack", bytes: pack };
        try {
          const found = await readTokenizerFiles([file], { platform: { inflate } });
          if (found.parts !== null) describeParts(found.parts);
          found.tokenizer?.encode("ab ▁ab x <s>", { specials: "control", inserted: true });
          found.tokenizer?.encode("ab".repeat(100), { specials: "text", inserted: false });
        } catch (error) {
          if (!(error instanceof TokenizerError)) throw error;
          expect(error.message).not.toMatch(/undefined|NaN/);
        }
      },
    ),
    runs(60, 5000),
  );
});
