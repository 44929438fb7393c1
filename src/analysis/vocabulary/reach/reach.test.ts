/** The verdicts, against what all short texts give. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneOfEach, runs } from "../../../../test/support/runs";
import {
  allTexts,
  readFile,
  type SmallTokenizer,
  smallTokenizers,
  type TokenizerFile,
} from "../../../../test/support/smallVocabularies";
import { type Tokenizer, TokenizerError } from "../../../tokenizers/tokenizer";
import { auditVocabulary } from "../audit";
import { Reach, reachNames, reasonNames } from "./verdicts";

/** Ids that texts give, each encoded with control tokens as text and as themselves. */
function idsIn(tokenizer: Tokenizer, texts: Iterable<string>): Set<number> {
  const ids = new Set<number>();
  for (const text of texts) {
    for (const specials of ["text", "control"] as const) {
      for (const id of encode(tokenizer, text, specials)) ids.add(id);
    }
  }
  return ids;
}

function encode(tokenizer: Tokenizer, text: string, specials: "text" | "control"): Iterable<number> {
  try {
    return tokenizer.encode(text, { specials, inserted: false }).ids;
  } catch (error) {
    if (error instanceof TokenizerError) return [];
    throw error;
  }
}

/** Entries, and those of them that are undecided, of each kind of small tokenizers. */
const undecided = new Map<string, { all: number; open: number; missed: number }>();

async function check({ kind, file, alphabet }: SmallTokenizer, longest: number): Promise<void> {
  const { parts, tokenizer } = readFile(file);
  const { entries, reach, reasons, examples } = await auditVocabulary(tokenizer, parts);
  const found = idsIn(tokenizer, allTexts(alphabet, longest));
  const counts = undecided.get(kind) ?? { all: 0, open: 0, missed: 0 };
  undecided.set(kind, counts);
  entries.ids.forEach((id, index) => {
    const name = tokenizer.tokenName(id);
    const example = examples.get(id);
    const says = `${kind}: ${name} (${id}) is said to be ${reach[index]}, ${reasonNames[reasons[index] ?? 0]}`;
    counts.all++;
    if (reach[index] === Reach.undecided) {
      counts.open++;
      if (found.has(id)) counts.missed++;
    }
    if (reach[index] === Reach.never || reach[index] === Reach.noText) {
      if (found.has(id)) expect.fail(`${says}: a text gives it. ${JSON.stringify(file)}`);
    }
    if (example !== undefined) expect([...encode(tokenizer, example, "text")], says).toContain(id);
    expect(example === undefined, says).toBe(reach[index] !== Reach.inContext);
  });
}

test.each(smallTokenizers.map((small, kind) => [kind, small] as const))(
  "kind %i: what is never a token is in no short text, and what is in a context is in its example",
  async (_, small) => {
    await fc.assert(
      fc.asyncProperty(small, (drawn) => check(drawn, oneOfEach([4], [2])[0] ?? 0)),
      runs(3, 400),
    );
  },
);

/** The verdict on an entry by its name: reach, why not, and its example. */
async function verdictOn(file: TokenizerFile, name: string) {
  const { parts, tokenizer } = readFile(file);
  const { entries, reach, reasons, examples } = await auditVocabulary(tokenizer, parts);
  const index = [...entries.ids].findIndex((id) => tokenizer.tokenName(id) === name);
  const [id = -1] = [entries.ids[index]];
  return [reachNames[reach[index] ?? 4], reasonNames[reasons[index] ?? 0], examples.get(id) ?? null];
}

describe("one of each verdict", () => {
  const split = {
    type: "Split",
    pattern: { Regex: "\\p{L}+|\\p{N}|[^\\p{L}\\p{N}]+" },
    behavior: "Isolated",
    invert: false,
  };
  const names = ["a", "b", "1", "ab", "ba", "aba", "bb", "a1", "11", "aab"];
  const model = {
    type: "BPE",
    vocab: Object.fromEntries(names.map((name, id) => [name, id])),
    merges: ["a b", "b a", "ab a", "a 1", "1 1"],
  };
  const bpe: TokenizerFile = { version: "1.0", pre_tokenizer: split, model };

  test.each([
    [bpe, "ab", ["always", "none", null]],
    [bpe, "ba", ["always", "none", null]],
    [bpe, "aba", ["always", "none", null]],
    [bpe, "bb", ["never", "noMerges", null]],
    [bpe, "a1", ["never", "pattern", null]],
    [bpe, "11", ["never", "pattern", null]],
    [bpe, "aab", ["never", "noMerges", null]],
    [{ ...bpe, model: { ...model, ignore_merges: true } }, "bb", ["always", "none", null]],
    [{ ...bpe, model: { ...model, merges: ["b a", "a b", "ab a"] } }, "aba", ["never", "otherMerges", null]],
    [
      {
        ...bpe,
        pre_tokenizer: null,
        normalizer: { type: "NFC" },
        model: { ...model, vocab: { e: 0, "\u0301": 1, "e\u0301": 2 }, merges: ["e \u0301"] },
      },
      "e\u0301",
      ["never", "normalizer", null],
    ],
    [
      {
        ...bpe,
        pre_tokenizer: null,
        added_tokens: [
          { id: 0, content: "a", special: false, normalized: false, single_word: false, lstrip: false, rstrip: false },
        ],
      },
      "ab",
      ["never", "added", null],
    ],
  ] as const)("of %o, %s", async (file, name, verdict) => {
    expect(await verdictOn(file as TokenizerFile, name)).toEqual(verdict);
  });

  test("what is likelier as other entries is never a token; unknown ones side by side are looked up once more", async () => {
    const vocab = [
      ["<unk>", -1],
      ["a", -1],
      ["b", -1],
      ["ab", -5],
      ["<unk><unk>", -5],
    ];
    const unigram = { version: "1.0", model: { type: "Unigram", unk_id: 0, vocab } };
    expect(await verdictOn(unigram, "ab")).toEqual(["never", "likelier", null]);
    expect(await verdictOn(unigram, "<unk><unk>")).toEqual(["always", "none", null]);
  });

  test("what goes on with a word needs one that no longer entry takes together with it", async () => {
    const vocab = { "[UNK]": 0, a: 1, ab: 2, "##b": 3, "##c": 4, "##ab": 5 };
    const wordPiece = {
      ...{ version: "1.0", pre_tokenizer: { type: "BertPreTokenizer" } },
      model: {
        type: "WordPiece",
        unk_token: "[UNK]",
        continuing_subword_prefix: "##",
        max_input_chars_per_word: 100,
        vocab,
      },
    };
    expect(await verdictOn(wordPiece, "##c")).toEqual(["inContext", "none", expect.stringMatching(/c/)]);
    expect(await verdictOn(wordPiece, "##b")).toEqual(["inContext", "none", expect.stringMatching(/b/)]);
  });
});

test("nearly all is decided, and all that a short text gives", () => {
  for (const [kind, { all, open, missed }] of undecided) {
    expect(open / all, kind).toBeLessThan(0.03);
    expect(missed, kind).toBe(0);
  }
});
