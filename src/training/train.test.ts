import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { expect, test, vi } from "vitest";
import { runs } from "../../test/support/runs";
import { seed } from "../../test/support/strings";
import {
  code,
  finished,
  inLanguages,
  natively,
  nativelyOrdered,
  recipe,
  type TrainedFile,
  trained,
} from "../../test/support/training";
import { utf8Encode } from "../text/utf8";
import { buildTokenizer } from "../tokenizers/formats/build";
import { readTokenizerJson } from "../tokenizers/formats/tokenizerJson/tokenizerJson";
import { PartCount } from "./countWords";
import { longWordsWarning } from "./longWords";
import { Training } from "./train";
import { type WordColumns, WordTable } from "./wordTable";

test.each([
  ["twenty languages", inLanguages(20), {}],
  ["code, cut as GPT-2 does", code, { pattern: "r50k_base" }],
  ["code, cut at white space", code, { pattern: "whitespace" }],
  ["whole lines", inLanguages(3).slice(0, 30_000), { pattern: "none" }],
  ["letters that repeat", "aaaa aaa aaaaaaa aa a aaaab baaaa\r\n".repeat(3), { pattern: String.raw`\S+|\s` }],
])("BPE learns the native package's merges: %s", (_, text, given) => {
  const { merges, vocab } = natively(text, given).model;
  const own = trained([text], given).model;
  expect(own.merges).toEqual(merges);
  // Ours has all bytes besides.
  expect(Object.keys(own.vocab).filter((entry) => [...entry].length > 1)).toEqual(
    Object.keys(vocab).filter((entry) => [...entry].length > 1),
  );
});

test("WordPiece learns the native package's entries, given the order that it met characters in", () => {
  for (const text of [inLanguages(6), code]) {
    const { native, own } = nativelyOrdered(text, { algorithm: "wordpiece", pattern: "whitespace" });
    expect(own).toEqual(native);
    expect(native.length).toBeGreaterThan(1000);
  }
});

test("of generated texts too, where many pairs count the same, and entries have two ways to come about", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "é"), minLength: 1, maxLength: 12 });
  const words = fc.array(fc.tuple(word, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(words, (counted) => {
      const text = counted.map(([one, times]) => `${one} `.repeat(times)).join("\n");
      expect(trained([text], { pattern: "whitespace" }).model.merges).toEqual(
        natively(text, { pattern: "whitespace" }).model.merges,
      );
    }),
    { seed, ...runs(60, 3000) },
  );
});

test("low, lower, newest, widest", () => {
  const text = `${"low ".repeat(5)}${"lower ".repeat(2)}${"newest ".repeat(6)}${"widest ".repeat(3)}`;
  const { merges } = trained([text], { pattern: "whitespace", size: 256 + 12 }).model;
  expect(merges.map((pair) => pair.join("")).join(" ")).toBe("es est lo low ew new newest dest idest widest er lower");
});

test("merges nest: a smaller size is the beginning of a larger one; text in parts is the text; special tokens come first", () => {
  const text = inLanguages(4);
  const large = trained([text], { size: 900 }).model;
  const lines = text.match(/.*\n|.+$/g) ?? [];
  const small = trained(lines, { size: 500, specials: ["<s>", "</s>"] }).model;
  expect(Object.keys(small.vocab)).toHaveLength(500);
  expect(small.merges).toEqual(large.merges.slice(0, small.merges.length));
  expect(small.vocab).toMatchObject({ "<s>": 0, "</s>": 1 });
});

test("what comes out gives the native package's ids on texts that it was not trained on", async () => {
  for (const given of [{ size: 1000 }, { size: 1000, pattern: "whitespace", algorithm: "wordpiece" as const }]) {
    const file = trained([inLanguages(10)], given);
    const native = Tokenizer.fromString(JSON.stringify(file));
    const own = buildTokenizer(readTokenizerJson(file));
    for (const text of [code.slice(0, 20_000), inLanguages(7), "low lower\r\n\r\n  newest 12345 ﷺ 👍🏽"]) {
      const { ids } = own.encode(text, { specials: "text", inserted: false });
      expect([...ids]).toEqual((await native.encode(text)).getIds());
    }
  }
});

test("a pattern is read as for files of ranks: three digits at a time, where Oniguruma repeats the repeat", () => {
  const { vocab } = trained(["1234567\n".repeat(9)], { pattern: String.raw`\p{N}{1,3}+|\P{N}+` }).model;
  expect(Object.keys(vocab).filter((entry) => /^\d{2,}$/.test(entry))).toEqual(["12", "45", "123", "456"]);
});

test("it says what it cannot do", () => {
  expect(() => trained([], {})).toThrow("There is nothing to learn from");
  expect(() => trained(["a"], { size: 100 })).toThrow("256 entries at least");
  expect(() => trained(["a"], { pattern: "(" })).toThrow(/pattern|\(/i);
});

test.each([["bpe"], ["wordpiece"]] as const)(
  "what is held out is measured as the file's tokenizer cuts it: %s",
  (algorithm) => {
    const size = 1200;
    const its = { ...recipe, algorithm, size };
    const training = new Training(its, [
      { name: "a", weight: 1 },
      { name: "b", weight: 2.5 },
    ]);
    const halves = [inLanguages(3), code].map((text) => [text.slice(0, text.length / 2), text.slice(text.length / 2)]);
    halves.forEach(([learned = "", held = ""], language) => {
      training.count(learned, language);
      training.count(held, language, "held");
    });
    const learner = training.start();
    for (const sizes of [400, 800, size]) {
      while (learner.size < sizes && learner.step() !== null);
      const { tokens, frequencies } = learner.measure();
      const file = learner.file();
      const own = buildTokenizer(readTokenizerJson(file));
      const counted = halves.map(([, text = ""]) =>
        (text.match(/.*\n|.+$/g) ?? []).reduce(
          (sum, line) => sum + own.encode(line, { specials: "text", inserted: false }).ids.length,
          0,
        ),
      );
      expect([...tokens]).toEqual(counted);
      expect(frequencies.reduce((sum, each) => sum + each, 0)).toBe(counted.reduce((sum, each) => sum + each, 0));
    }
  },
);

test("parts that are counted elsewhere, added in their order, are the text: the same words in the same order", () => {
  const lines = inLanguages(3).match(/.*\n|.+$/g) ?? [];
  const training = new Training({ ...recipe, size: 600 });
  const table = new WordTable();
  const parts = new PartCount({ ...recipe, size: 600 });
  for (let at = 0; at < lines.length; at += 20) {
    const counted = parts.count(lines.slice(at, at + 20).join(""));
    training.add(counted);
    table.addAll(counted[0] as WordColumns);
  }
  expect(finished(training.start()).file()).toEqual(trained(lines, { size: 600 }));
  expect(table.toColumns()).toEqual(new PartCount({ ...recipe, size: 600 }).count(lines.join(""))[0]);
});

test.each([
  ["a pattern", {}],
  ["a normalizer before it", { normalizer: "nfkc" as const, pattern: "whitespace" }],
])("lines are counted in turn as odd and even ones by themselves, as bytes as well as text: %s", (_, given) => {
  const counter = new PartCount({ ...recipe, ...given });
  const line = fc.string({
    unit: fc.constantFrom("a", "b", "é", "世", "👍", "ﬁ", " ", "\r", "\ufeff", "7"),
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), fc.nat(1), (some, hasEnd, first) => {
      const lines = some.map((each, i) => (i < some.length - 1 || hasEnd ? `${each}\n` : each)).filter(Boolean);
      const bytes = utf8Encode(lines.join(""));
      const parts = counter.countLines(bytes, 2, first);
      for (const part of [0, 1]) {
        const its = lines.filter((_, i) => (i + first) % 2 === part);
        expect(parts[part]).toEqual({ bytes: utf8Encode(its.join("")).length, words: counter.count(...its) });
      }
      expect(counter.countLines(bytes, 1)).toEqual([{ bytes: bytes.length, words: counter.count(lines.join("")) }]);
    }),
    { seed },
  );
});

test("where pre-tokens hardly repeat it is said, and of words it is not", () => {
  const training = new Training({ ...recipe, pattern: "whitespace" }, [
    { name: "a", weight: 1 },
    { name: "b", weight: 3 },
  ]);
  training.count("low low lower\n");
  training.count("low é", 1);
  training.count("newest", 1, "held");
  expect(training.wordBytes).toEqual({ different: 3 + 5 + 3 + 2, all: 3 + 3 + 5 + 3 + 2 });
  expect(longWordsWarning({ different: 100e6, all: 100e6 })).toMatch("different ones make up 100 MB of 100 MB");
  expect(longWordsWarning({ different: 9e6, all: 9e6 })).toBeNull();
  expect(longWordsWarning({ different: 20e6, all: 200e6 })).toBeNull();
});

test("one line of megabytes is a line like others, in whatever way it is cut", () => {
  const line = inLanguages(60).replaceAll("\n", " ");
  for (const pattern of ["none", "o200k_base"]) {
    const training = new Training({ ...recipe, pattern, size: 300 });
    training.count(line);
    expect(training.distinctWords === 1).toBe(pattern === "none");
    expect(finished(training.start()).size).toBe(300);
  }
});

test("a pattern that looks through a long line in vain from each place is stopped, and what was counted before is kept", () => {
  vi.spyOn(performance, "now").mockImplementation(() => (clock += 3000));
  let clock = 0;
  const training = new Training({ ...recipe, pattern: "a+b", size: 260 });
  training.count("aab aab aab\n");
  expect(() => training.count("a".repeat(5000))).toThrow("looked through a line of 5,000 bytes for 20 seconds");
  vi.restoreAllMocks();
  expect(finished(training.start()).size).toBe(258);
});

test("it is told where memory does not suffice, and what was learned before is kept", () => {
  const training = new Training({ ...recipe, size: 300 });
  training.count("low lower lowest\n".repeat(3));
  const learner = training.start();
  learner.step();
  vi.spyOn(Map.prototype, "set").mockImplementation(() => {
    throw new RangeError("Array buffer allocation failed");
  });
  expect(() => finished(learner)).toThrow("The memory does not suffice");
  vi.restoreAllMocks();
  expect((learner.file() as TrainedFile).model.merges).toHaveLength(1);
});
