import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { whySentence } from "../../analysis/why/whySentence";
import { Utf8Index } from "../../text/utf8";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import { whyPlace } from "./whyPlace";

const options = { specials: "text", inserted: false } as const;
const all = (text: string) => ({ options, start: 0, end: Buffer.byteLength(text) });

/** A tokenizer of somebody's own, which knows some words. */
function broughtOf(entries: readonly string[]) {
  const vocab = Object.fromEntries(["[UNK]", ...entries].map((entry, id) => [entry, id]));
  return buildTokenizer(
    readTokenizerJson({
      pre_tokenizer: { type: "Whitespace" },
      model: {
        type: "WordPiece",
        unk_token: "[UNK]",
        max_input_chars_per_word: 100,
        continuing_subword_prefix: "##",
        vocab,
      },
    }),
  );
}

test("two tokenizers are compared, one that was brought along among them, and what is told can be cloned", () => {
  const brought = broughtOf(["low", "##er"]);
  const answer = whyPlace([brought, broughtOf(["low", "lower"])], new Utf8Index("lower"), all("lower"));
  if (answer.kind !== "why") throw new Error("Both have stages.");
  expect(structuredClone(answer)).toEqual(answer);
  expect(whySentence(answer.why, ["A", "B"])).toBe("Both models get “lower”. Only B has an entry for all of it.");
  const other = whyPlace([brought, loadBuiltin("r50k_base")], new Utf8Index("a lower"), { options, start: 1, end: 7 });
  expect(other).toMatchObject({ kind: "why", why: { parting: { stage: "preTokenizer" } } });
});

test("which of the two has no stages is said", () => {
  const [words, model] = [loadBuiltin("words"), loadBuiltin("r50k_base")];
  const index = new Utf8Index("one");
  expect(whyPlace([words, model], index, all("one"))).toEqual({ kind: "noStages", without: [true, false] });
  expect(whyPlace([model, words], index, all("one"))).toEqual({ kind: "noStages", without: [false, true] });
});

test("where nothing parts a text for thousands of characters it is not told", () => {
  const long = new Utf8Index("a".repeat(20_000));
  const pair = [loadBuiltin("o200k_base"), loadBuiltin("r50k_base")] as const;
  expect(whyPlace(pair, long, { options, start: 10_000, end: 10_001 })).toEqual({ kind: "tooLong" });
});
