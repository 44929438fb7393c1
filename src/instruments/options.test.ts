import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsReader } from "./lists/readers";
import { chosenLists, readOptions, writeOptions } from "./options";

const specs = {
  alpha: { kind: "number", label: "α", start: 2.5, min: -1, max: 100, isWhole: false },
  order: { kind: "number", label: "Order", start: 2, min: 1, max: 5, isWhole: true },
  of: { kind: "choice", label: "Of", start: "seen", values: { seen: "Seen", vocabulary: "Vocabulary" } },
  all: { kind: "switch", label: "All", start: false },
  text: {
    kind: "text",
    label: "Text",
    start: "x",
    longest: 20,
    problemOf: (value: string) => (value === "" ? "It is empty." : null),
  },
  gold: {
    kind: "list",
    label: "Gold",
    start: "english",
    bundled: { english: "English" },
    none: "None",
    reader: wordsReader,
  },
} as const;
const start = { alpha: 2.5, order: 2, of: "seen", all: false, text: "x", gold: "english" };

test("options are read as they are written, and those that are as they start are not", () => {
  const options = fc.record({
    // Numbers that a field can have been given.
    alpha: fc.integer({ min: -1000, max: 100_000 }).map((thousandths) => thousandths / 1000),
    order: fc.integer({ min: 1, max: 5 }),
    of: fc.constantFrom("seen" as const, "vocabulary" as const),
    all: fc.boolean(),
    text: fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 10 }),
      fc.string({ unit: fc.constantFrom("%", "2", "5", "C", ",", "all:1", ":"), minLength: 1, maxLength: 4 }),
    ),
    gold: fc.oneof(
      fc.constantFrom("english", "none"),
      fc.string({ minLength: 1, maxLength: 80 }).map((name) => `own:${name}#0123456789abcdef`),
    ),
  });
  fc.assert(
    fc.property(options, (chosen) => {
      expect(readOptions(specs, writeOptions(specs, chosen))).toEqual({ options: chosen, problems: [] });
    }),
  );
  expect(writeOptions(specs, { ...start, of: "seen" })).toBe("");
  expect(writeOptions(specs, { ...start, of: "vocabulary", all: true })).toBe("of:vocabulary,all:1");
});

test("what cannot be read is as it starts, and is said; all else holds", () => {
  for (const [written, options, said] of [
    ["order:3,alpha:x", { order: 3 }, "“alpha” must be a number from -1 to 100, not “x”."],
    ["order:9", {}, "“order” must be a whole number from 1 to 5, not “9”."],
    ["order:5%25", {}, "“order” must be a whole number from 1 to 5, not “5%”."],
    ["order:1.5", {}, "“order” must be a whole number"],
    ["of:toString,all:1", { all: true }, "“of” must be seen or vocabulary"],
    ["all:yes", {}, "“all” must be 0 or 1"],
    ["constructor:1", {}, "“constructor:1” is no option. There are alpha, order, of, all, text, gold;"],
    ["text:,all:1", { all: true }, "“text” cannot be “”. It is empty."],
    [`text:${"x".repeat(21)}`, {}, "It has more than 20 characters."],
    ["order", {}, "“order” is no option."],
    [",", {}, "“” is no option."],
  ] as const) {
    const read = readOptions(specs, written);
    expect(read.options, written).toEqual({ ...start, ...options });
    expect(read.problems.join(" "), written).toContain(said);
  }
});

test("any text is read without an error", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (written) => {
      expect(Object.keys(readOptions(specs, written).options)).toEqual(Object.keys(start));
    }),
  );
});

test("a text goes on over commas, up to another option's name", () => {
  for (const [written, text, all] of [
    ["text:a{1,3},all:1", "a{1,3}", true],
    ["text:a{1%2C3},all:1", "a{1,3}", true],
    ["text:,,", ",,", false],
    ["text:50%", "50%", false],
    ["text:a%2Call:1", "a,all:1", false],
    ["all:1,text:%252C", "%2C", true],
  ] as const)
    expect(readOptions(specs, written), written).toEqual({ options: { ...start, text, all }, problems: [] });
});

test("a list is one that comes with the page, none where that may be, or one of somebody's own", () => {
  const own = "own:a, b#0123456789abcdef";
  expect(readOptions(specs, writeOptions(specs, { ...start, of: "seen", gold: own })).options.gold).toBe(own);
  expect(chosenLists(specs, { ...start, of: "seen", gold: own })).toEqual({ gold: own });
  expect(chosenLists(specs, { ...start, of: "seen", gold: "none" })).toEqual({});
  for (const wrong of ["french", "own:x", "own:x#0123", ""]) {
    const { options, problems } = readOptions(specs, `gold:${wrong}`);
    expect(options.gold).toBe("english");
    expect(problems[0]).toContain("“gold” must be english or none, or one of your own, as own:name#hash");
  }
});
