import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { boundaryScores } from "../boundaries";
import { objectsOf } from "../fields";
import { textSubject } from "../textSubject";
import { instrument } from "./instrument";
import { type Language, languages } from "./languages";
import { lexemesOf } from "./lexemes";
import { nameParts, partsOf, scoreName } from "./nameParts";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const encode = { specials: "text", inserted: false } as const;

const measure = (id: string, text: string, language: Language = "javascript") =>
  instrument.measure(textSubject(text, loadBuiltin(id), encode), { language }, control);
const lexemesIn = async (text: string, language: Language) =>
  (await lexemesOf(text, language, control)).lexemes.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

test("names are parted at capitals, signs and digits", () => {
  const parted = (name: string) => partsOf(name, nameParts(name)).join("|");
  expect(
    ["parseHTTPResponse", "snake_case_name", "utf8", "sha256Sum", "__init__", "$elTop", "URL", "x", "größeÄndern"].map(
      parted,
    ),
  ).toEqual([
    ...[
      "parse|HTTP|Response",
      "snake|_case|_name",
      "utf|8",
      "sha|256|Sum",
      "__init__",
      "$el|Top",
      "URL",
      "x",
      "größe|Ändern",
    ],
  ]);
});

test("an end at either side of an underscore finds the cut, and counts once", () => {
  const name = nameParts("__foo_bar__");
  expect(scoreName(name, [5])).toMatchObject({ cut: 1, gold: 1, both: 1 });
  expect(scoreName(name, [5, 6])).toMatchObject({ cut: 1, gold: 1, both: 1 });
  // Signs around all words are nobody's.
  expect(scoreName(name, [1, 2, 9, 10])).toEqual({ cut: 0, gold: 1, both: 0, wrong: [] });
  expect(scoreName(name, [4])).toEqual({ cut: 1, gold: 1, both: 0, wrong: [4] });
});

test("each language’s identifiers are found, beside strings, comments and keywords", async () => {
  for (const [language, text, names] of [
    ["javascript", "type Foo = {bar?: string}; const x = <a.b c={1}>hi</a.b>; // no", ["Foo", "bar", "x"]],
    ["python", "def get_it(self, a1):\n    return f'{a1} no' # no", ["get_it", "a1"]],
    ["java", 'class A { int countUp() { return "no".length(); } }', ["A", "countUp", "length"]],
    ["cpp", "#include <no>\nint main_loop(std::string s) { return s.size(); }", ["main_loop", "std", "s", "size"]],
    ["rust", 'fn to_str(x: &Foo) -> u8 { println!("no"); x.bar }', ["to_str", "x", "Foo", "bar"]],
    ["go", "package main\nfunc DoIt(n int) { fmt.Println(n) }", ["DoIt", "n", "fmt", "Println"]],
    ["php", "<?php function doIt($someName) { return $someName->field; }", ["doIt", "$someName", "field"]],
    ["php", "$someName = 1;", ["$someName"]],
    ["html", '<div class="no">text</div>', ["div", "class"]],
    ["css", ".my-class { --main-color: red; }", ["my-class", "--main-color"]],
    ["json", '{"fooBar": "no"}', ['"fooBar"']],
  ] as const) {
    const found = await lexemesIn(text, language);
    const own = found.flatMap(([kind, lexeme]) => (kind === "identifier" ? [lexeme] : []));
    for (const name of names) expect(own, `${language}: ${JSON.stringify(found)}`).toContain(name);
    for (const lexeme of own) expect(lexeme, language).not.toMatch(/\bno\b/);
  }
  expect(await lexemesIn('a = "x\\n y"; /* b c */', "javascript")).toEqual([
    ...[
      ["identifier", "a"],
      ["operator", "="],
      ["string", '"x\\n y"'],
      ["punctuation", ";"],
      ["comment", "/* b c */"],
    ],
  ]);
});

test("lexemes are in order, do not overlap and leave nothing out but white space, whatever the text", async () => {
  const pieces = fc.constantFrom(
    "a",
    "fooBar",
    "{",
    "}",
    '"',
    "'",
    "\n",
    " ",
    "//",
    "/*",
    "1.5",
    "<b>",
    "é",
    "字",
    "\\",
    "=>",
    "#",
    "`${",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(pieces, { maxLength: 20 }),
      fc.constantFrom(...(Object.keys(languages) as Language[])),
      async (some, language) => {
        const text = some.join("");
        const { lexemes } = await lexemesOf(text, language, control);
        let at = 0;
        for (const { start, end } of lexemes) {
          expect(text.slice(at, start).trim(), language).toBe("");
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim(), language).toBe("");
      },
    ),
    { numRuns: 60 },
  );
});

test("identifiers joined, lexemes joined, and how ends of tokens agree", async () => {
  const text = "const parseHTTPResponse = getUserName ( snake_case_name );\n";
  const figures = await measure("cl100k_base", text);
  const { cut, tokens, joinedNames, joinedLexemes, kinds, between } = figures;
  expect(figures).toMatchObject({ identifiers: 3, names: 3, errors: 0 });
  expect(cut.map(({ parts }) => parts.join("|")).sort()).toEqual([
    "get|User|Name",
    "parse|HTTP|Response",
    "snake|_case|_name",
  ]);
  expect(Object.values(kinds).reduce((sum, own) => sum + own.tokens, between)).toBe(tokens);
  expect(joinedLexemes).toBeLessThanOrEqual(joinedNames);
  expect(joinedNames).toBeLessThan(tokens);
  // const, =, (, ) and ; with what stands around them, and three names.
  expect(joinedNames).toBe(tokens - figures.over + 3);
  const bytes = await measure("utf8_bytes", text);
  expect(boundaryScores(bytes.boundaries).recall).toBe(1);
  expect((await measure("words", "one two")).boundaries).toEqual({ cut: 0, gold: 0, both: 0 });
  const rows = objectsOf(instrument, { tokenizer: "cl100k_base", figures });
  expect(rows[0]).toMatchObject({ kind: "all", tokens, joinedIdentifiers: joinedNames, errors: 0 });
  expect(rows[1]).toMatchObject({ kind: "identifiers", lexemes: 3 });
  expect((await measure("cl100k_base", "")).cut).toEqual([]);
});
