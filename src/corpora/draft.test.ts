import { expect, test } from "vitest";
import { checkDraft, type DraftLanguage, draftLanguage } from "./draft";

function language(code: string, segments: readonly string[], file = `${code}.dev`): DraftLanguage {
  return draftLanguage(code, [{ name: file, segments: segments.length }], segments, 0);
}

const messages = (languages: readonly DraftLanguage[], pivot: string | null = null) =>
  checkDraft(languages, pivot).map(({ severity, message }) => `${severity}: ${message}`);

test("a language is summed up: what is there, blank, and missing", () => {
  const parts = [{ name: "t.jsonl, key “deu”", segments: 4 }];
  expect(draftLanguage("deu", parts, ["é", " ", "", "東"], 1)).toEqual({
    code: "deu",
    parts,
    segments: 4,
    present: 2,
    empty: 1,
    missing: 1,
    bytes: 6,
    script: "Latn",
  });
});

test("nothing stands against a parallel corpus", () => {
  expect(checkDraft([language("deu", ["a", "b"]), language("eng", ["c", "d"])], "eng")).toEqual([]);
});

test("the file with another number of lines is named, wherever it stands", () => {
  const odd = language("fra", ["1"]);
  const even = [language("deu", ["1", "2"]), language("eng", ["1", "2"])];
  for (const languages of [
    [odd, ...even],
    [...even, odd],
  ]) {
    const [problem, ...others] = checkDraft(languages, "eng");
    expect(problem?.message).toMatch(/^fra\.dev has 1 line, but deu\.dev has 2\./);
    expect([problem?.severity, problem?.languages, others]).toEqual(["error", [languages.indexOf(odd)], []]);
  }
});

test("in a corpus of two parts, each must be as long as its like", () => {
  const split = (code: string, dev: number, devtest: number): DraftLanguage => {
    const parts = [
      { name: `${code}.dev`, segments: dev },
      { name: `${code}.devtest`, segments: devtest },
    ];
    return draftLanguage(code, parts, new Array<string>(dev + devtest).fill("a"), 0);
  };
  const found = messages([split("deu", 3, 2), split("eng", 3, 2), split("fra", 2, 3)], "eng");
  expect(found).toEqual([
    expect.stringMatching(/^error: fra\.dev has 2 lines, but deu\.dev has 3\./),
    expect.stringMatching(/^error: fra\.devtest has 3 lines, but deu\.devtest has 2\./),
  ]);
});

test("languages need different codes, and a code at all", () => {
  const found = messages([
    language("eng", ["a"]),
    language("eng", ["b"], "eng.txt"),
    language(" ", ["c"], "c.csv, column 3"),
  ]);
  expect(found).toEqual([
    "error: eng.dev and eng.txt are both of eng. Give one another code or leave it out.",
    "error: c.csv, column 3 has no language code. Give it one, such as deu_Latn.",
  ]);
});

test("one language is too few", () => {
  expect(messages([])).toEqual([expect.stringMatching(/^error: There are no languages/)]);
  expect(messages([language("eng", ["a"])], "eng")).toEqual([
    expect.stringMatching(/^error: .* only one language, eng\./),
  ]);
});

test("a pivot must be there and have text; what it lacks is said", () => {
  const others = [language("deu", ["a", "b", "c"])];
  expect(messages(others.concat(language("fra", ["a", "b", "c"])), "eng")).toEqual([
    "error: No language has the pivot's code, eng.",
  ]);
  expect(messages([...others, language("eng", ["", " ", ""])], "eng")).toEqual([
    "error: The pivot, eng, has no text: all of its segments are empty.",
  ]);
  expect(messages([...others, language("eng", ["a", " ", ""])], "eng")).toEqual([
    "warning: The pivot, eng, has 2 empty segments of 3, which are left out for all languages.",
  ]);
});

test("languages with gaps are named with how many, and errors come first", () => {
  const gaps = Array.from({ length: 7 }, (_, i) => language(`l${i}`, ["a", ""]));
  const found = messages([language("eng", ["a", "b"]), ...gaps, language("odd", ["a"])], "eng");
  expect(found).toEqual([
    expect.stringMatching(/^error: odd\.dev has 1 line/),
    expect.stringMatching(/^warning: 7 languages without some segments: l0 \(1\), .* l4 \(1\) and 2 more\./),
  ]);
});

test("of a code as long as its file a message shows the beginning", () => {
  for (const { message } of checkDraft([language("x".repeat(70_000), ["a"], "t.csv")], null)) {
    expect(message.length).toBeLessThan(400);
  }
});

test("names of thousands of characters are shortened, wherever they are told", () => {
  const long = "a".repeat(20_000);
  const two = (code: string, other: readonly string[]) => [language(code, ["", "b"]), language("eng", other)];
  for (const [languages, pivot] of [
    [two(long, ["c", "d"]), long],
    [[language(long, ["", ""]), language("eng", ["", ""])], long],
    [two("deu", ["c", "d"]), long],
    [two(long, ["c"]), null],
    [[language(long, ["a"]), language(long, ["a"])], null],
  ] as const) {
    const told = messages(languages, pivot);
    expect(told).not.toEqual([]);
    expect(told.filter((message) => message.length > 1000)).toEqual([]);
  }
});
