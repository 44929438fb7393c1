import { Tokenizer } from "tokenizers";
import { expect, test } from "vitest";
import { code, finished, inLanguages, natively, recipe, tokensOf, trained } from "../../test/support/training";
import { buildTokenizer } from "../tokenizers/formats/build";
import { readTokenizerJson } from "../tokenizers/formats/tokenizerJson/tokenizerJson";
import { digitRules, normalizerNames } from "./choices";
import type { TrainingRecipe } from "./recipe";
import { Training } from "./train";

const numbers = "1 12 123 1234 12345\n123456 1234567 12345678.5 x1234y ٣٤٥٦٧ ½12 1 000 000\n".repeat(3);
const marked = "Crème BRÛLÉE ﬁne ｆｕｌｌ İstanbul ﷺ Ω Å 각\u0300 e\u0301é\n";
const others = [
  `${numbers}${marked}`,
  code.slice(0, 8000),
  inLanguages(9).slice(0, 8000),
  " a  b\r\n\n c\t1234",
  "1".repeat(50),
];

/** That a file gives our engine and the native package the same ids on texts. */
async function expectSameIds(file: object): Promise<void> {
  const native = Tokenizer.fromString(JSON.stringify(file));
  const own = buildTokenizer(readTokenizerJson(file));
  for (const text of others) {
    const { ids } = own.encode(text, { specials: "text", inserted: false });
    expect([...ids]).toEqual((await native.encode(text)).getIds());
  }
}

const options: Partial<TrainingRecipe>[] = [
  ...digitRules.map((digits) => ({ digits })),
  ...digitRules.map((digits) => ({
    digits,
    algorithm: "characters" as const,
    pattern: "metaspace",
    byteFallback: true,
  })),
  ...normalizerNames.map((normalizer) => ({ normalizer })),
  { digits: "threesFromRight", normalizer: "nfkc", pattern: "none" },
  { digits: "threesFromRight", pattern: "r50k_base", algorithm: "characters", specials: ["<unk>"] },
  { digits: "alone", normalizer: "unaccented", pattern: "whitespace", algorithm: "wordpiece" },
  { algorithm: "characters", pattern: "whitespace", normalizer: "lowercase" },
];

test.each(options)("trained by %o, a file has the native package's merges, and its ids", async (given) => {
  const text = inLanguages(8).slice(0, 40_000) + numbers + marked;
  // Of merges WordPiece keeps what they gave.
  if (given.algorithm !== "wordpiece") {
    expect(trained([text], given).model.merges).toEqual(natively(text, given).model.merges);
  }
  await expectSameIds(trained([text], { ...given, size: 1500 }));
});

test.each([
  ["alone", "1|2|3|4|5|6|7"],
  ["threes", "123|456|7"],
  ["threesFromRight", "1|234|567"],
] as const)("digits go %s", (digits, expected) => {
  for (const pattern of ["none", "o200k_base", "r50k_base", "whitespace"]) {
    const file = trained(["1234567 a1234567b\n".repeat(9)], { digits, pattern, size: 290 });
    expect(tokensOf(file, "1234567").join("|")).toBe(expected);
  }
});

test("a number of a hundred thousand digits is cut as fast as other text", () => {
  const training = new Training({ ...recipe, digits: "threesFromRight", size: 300 });
  training.count("7".repeat(100_000));
  expect(training.distinctWords).toBe(2);
});

test("over characters: low, lower, newest, widest", () => {
  const text = `${"low ".repeat(5)}${"lower ".repeat(2)}${"newest ".repeat(6)}${"widest ".repeat(3)}`;
  const { merges, vocab } = trained([text], { algorithm: "characters", pattern: "whitespace", size: 22 }).model;
  expect(merges.map((pair) => pair.join("")).join(" ")).toBe("es est lo low ew new newest dest idest widest er lower");
  expect(Object.keys(vocab).join(" ")).toBe(
    "d e i l n o r s t w es est lo low ew new newest dest idest widest er lower",
  );
  expect(vocab).toEqual(natively(text, { algorithm: "characters", pattern: "whitespace" }).model.vocab);
});

test("a character without an entry is its bytes, unknown, or left out, as asked for", () => {
  const text = "abc abd\n".repeat(4);
  const cut = (given: Partial<TrainingRecipe>) =>
    tokensOf(trained([text], { algorithm: "characters", pattern: "whitespace", size: 300, ...given }), "abécd").join(
      "|",
    );
  expect(cut({ byteFallback: true })).toBe("ab|<0xC3>|<0xA9>|c|d");
  expect(cut({ specials: ["<unk>"] })).toBe("ab|<unk>|c|d");
  expect(cut({})).toBe("abc|d");
});

test("an alphabet has its limit, and a size that is below the alphabet is told", () => {
  const given = { algorithm: "characters" as const, pattern: "whitespace" };
  const { vocab } = trained(["aaaa bbb cc d\n".repeat(3)], { ...given, alphabetLimit: 3 }).model;
  expect(Object.keys(vocab).filter((entry) => entry.length === 1)).toEqual(["a", "b", "c"]);
  expect(() => trained(["abcdefghij"], { ...given, size: 9 })).toThrow(
    "10 entries before anything is learned, more than 9",
  );
});

test.each([[{ byteFallback: true }], [{ specials: ["<unk>"] }], [{}]])(
  "over characters, what is held out is measured as the file's tokenizer cuts it: %o",
  (given) => {
    const training = new Training({ ...recipe, ...given, algorithm: "characters", pattern: "metaspace", size: 900 });
    training.count(inLanguages(2));
    const held = inLanguages(5).slice(0, 30_000);
    training.count(held, 0, "held");
    const learner = finished(training.start());
    const own = buildTokenizer(readTokenizerJson(learner.file()));
    const counted = (held.match(/.*\n|.+$/g) ?? []).reduce(
      (sum, line) => sum + own.encode(line, { specials: "text", inserted: false }).ids.length,
      0,
    );
    expect([...learner.measure().tokens]).toEqual([counted]);
  },
);
