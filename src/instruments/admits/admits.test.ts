import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { readFile } from "../../../test/support/smallVocabularies";
import { utf8Encode } from "../../text/utf8";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import type { OptionsOf } from "../options";
import { textSubject } from "../textSubject";
import type { Acceptor } from "./acceptor";
import { eachAdmitted, standBehind } from "./admitted";
import { ByteAutomaton } from "./byteAutomaton";
import { unionOf, utf8RangesOf } from "./codePointSets";
import { readExpression } from "./expression";
import { instrument } from "./instrument";
import { JsonAcceptor } from "./jsonAcceptor";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const start: OptionsOf<typeof instrument.options> = { by: "expression", expression: "a", canonical: false };

function columnsOf(entries: readonly string[]): VocabularyColumns {
  const parts = entries.map(utf8Encode);
  const offsets = Uint32Array.from([
    0,
    ...parts.map((_, i) => parts.slice(0, i + 1).reduce((sum, p) => sum + p.length, 0)),
  ]);
  return { ids: Uint32Array.from(entries.keys()), offsets, bytes: Uint8Array.from(parts.flatMap((part) => [...part])) };
}

async function admittedOf<State>(
  acceptor: Acceptor<State>,
  text: string,
  entries: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  const { state } = standBehind(acceptor, utf8Encode(text));
  const control = { onProgress: () => {}, signal: new AbortController().signal };
  const spaces = { front: "kept", end: "kept" } as const;
  await eachAdmitted(acceptor, state, columnsOf(entries), spaces, (id) => found.push(entries[id] as string), control);
  return found;
}

/** All strings of some letters up to a length. */
function stringsOf(letters: readonly string[], longest: number): string[] {
  const all = [""];
  for (let from = 0, length = 0; length < longest; length++) {
    const to = all.length;
    for (; from < to; from++) for (const letter of letters) all.push(`${all[from]}${letter}`);
  }
  return all;
}

const letters = ["a", "b", "é", "😀"];
const strings = stringsOf(letters, 5);
const vocabularies = fc.uniqueArray(fc.constantFrom(...stringsOf(letters, 3).slice(1)), {
  minLength: 5,
  maxLength: 20,
});
const repeats = fc.constantFrom("", "", "?", "*", "+", "{2}", "{1,2}", "{2,}", "{0}", "{0,3}");
/** Expressions whose shortest continuation has few letters. */
const expressions = fc.letrec<{ one: string; some: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("a", "b", "é", "😀", ".", "\\w", "\\W", "[ab]", "[^a]", "[b-é]", "\\u{1f600}", "\\xe9"),
    tie("some").map((some) => `(${some})`),
    tie("some").map((some) => `(?:${some})`),
  ),
  some: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc
      .array(
        fc.tuple(tie("one"), repeats).map(([one, repeat]) => one + repeat),
        { maxLength: 2 },
      )
      .map((l) => l.join("")),
    fc.tuple(tie("some"), tie("some")).map(([left, right]) => `${left}|${right}`),
  ),
})).some;

test("an expression matches what the platform's does, and whatever begins a match goes on", () => {
  fc.assert(
    fc.property(expressions, (expression) => {
      const native = new RegExp(`^(?:${expression})$`, "u");
      const automaton = new ByteAutomaton(readExpression(expression));
      for (const text of strings.slice(0, 85)) {
        const { state, isComplete } = standBehind(automaton, utf8Encode(text));
        expect(isComplete, text).toBe(native.test(text));
        if (isComplete) expect(state, text).not.toBeNull();
      }
    }),
    { numRuns: 40 },
  );
});

test("an entry is admitted exactly when some string completes the text and it to a match", async () => {
  let admitted = 0;
  await fc.assert(
    fc.asyncProperty(
      expressions,
      vocabularies,
      fc.constantFrom(...stringsOf(letters, 2)),
      async (expression, entries, text) => {
        const native = new RegExp(`^(?:${expression})$`, "u");
        const matches = strings.filter((each) => native.test(each));
        const expected = entries.filter((entry) => matches.some((each) => each.startsWith(text + entry)));
        const found = await admittedOf(new ByteAutomaton(readExpression(expression)), text, entries);
        admitted += found.length;
        // What completes it may be longer than all strings that were tried: then it must not have been missed.
        expect(found).toEqual(expect.arrayContaining(expected));
        const longer = found.filter((entry) => !expected.includes(entry));
        for (const entry of longer)
          expect(hasMatch(native, text + entry, 5), `${expression} ${text}+${entry}`).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
  expect(admitted).toBeGreaterThan(30);
});

/** Whether up to so many letters make a match of a beginning. */
function hasMatch(native: RegExp, begin: string, most: number): boolean {
  return stringsOf(letters, most).some((more) => native.test(begin + more));
}

test("a set's UTF-8 is that of its characters and of no others", () => {
  const edges = [0, 0x7f, 0x80, 0x7ff, 0x800, 0xfff, 0x1000, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff];
  const code = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: 0x10ffff }));
  const range = fc.tuple(code, code).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const isSurrogate = (each: number) => each >= 0xd800 && each <= 0xdfff;
  fc.assert(
    fc.property(fc.array(range, { maxLength: 3 }), fc.array(code, { maxLength: 8 }), (ranges, codes) => {
      const set = unionOf(ranges);
      const sequences = utf8RangesOf(set);
      const strings = sequences.map((bytes) => bytes.reduce((product, [low, high]) => product * (high - low + 1), 1));
      const surrogates = ([from, to]: readonly [number, number]) =>
        Math.max(0, Math.min(to, 0xdfff) - Math.max(from, 0xd800) + 1);
      // As many strings as characters, and each character's among them.
      expect(strings.reduce((sum, each) => sum + each, 0)).toBe(
        set.reduce((sum, each) => sum + each[1] - each[0] + 1 - surrogates(each), 0),
      );
      for (const each of [...codes, ...edges, ...set.flat()].filter((one) => !isSurrogate(one))) {
        const bytes = utf8Encode(String.fromCodePoint(each));
        const isIn = sequences.some(
          (sequence) =>
            sequence.length === bytes.length &&
            sequence.every(([low, high], i) => low <= (bytes[i] as number) && (bytes[i] as number) <= high),
        );
        expect(isIn, each.toString(16)).toBe(set.some(([from, to]) => from <= each && each <= to));
      }
    }),
  );
});

test("what leads nowhere is not admitted: a class that has no character", async () => {
  const automaton = (expression: string) => new ByteAutomaton(readExpression(expression));
  expect(await admittedOf(automaton("ab[^\\s\\S]|b"), "", ["a", "b", "ab"])).toEqual(["b"]);
  expect(automaton("[^\\s\\S]").start).toBeNull();
});

test("JSON goes on exactly where some string completes it to what JSON.parse takes", () => {
  const signs = ["{", "}", "[", "]", '"', ":", ",", "1", "-", " "];
  const whole = stringsOf(signs, 4).filter(isJson);
  const begins = new Set(whole.flatMap((text) => Array.from(text, (_, i) => text.slice(0, i + 1))));
  const json = new JsonAcceptor();
  for (const text of stringsOf(signs, 3).slice(1)) {
    const { state, isComplete } = standBehind(json, utf8Encode(text));
    expect(isComplete, text).toBe(isJson(text));
    // Three signs may need more than two to be whole.
    if (begins.has(text)) expect(state, text).not.toBeNull();
    else if (state !== null)
      expect(
        closings.some((end) => isJson(text + end)),
        text,
      ).toBe(true);
  }
});

/** What completes any three of the signs that begin JSON. */
const closings = ["", "1", '"', ":1", '":1', '"":1'].flatMap((value) =>
  stringsOf(["]", "}"], 3).map((end) => value + end),
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("JSON by example: numbers, escapes, keys, what is deep, and what is no UTF-8", async () => {
  const json = new JsonAcceptor();
  for (const [text, entries, expected] of [
    ['{"a": ', ["1", '"b', "tru", "True", "}", " [", "-", "+"], ["1", '"b', "tru", " [", "-"]],
    ['{"a": 0', ["1", ".", "e", "}", ",", ', "b', "]", " "], [".", "e", "}", ",", ', "b', " "]],
    ['["\\', ["n", "x", "u00", '"]'], ["n", "u00", '"]']],
    ["[1, 2", ["]", "]}", "]\n", "3]", "3."], ["]", "]\n", "3]", "3."]],
    ["{", ["}", '"', "a", ","], ["}", '"']],
    ["[".repeat(100_000), ["]", "]]]", "}", "[{"], ["]", "]]]", "[{"]],
  ] as const) {
    expect(await admittedOf(json, text, entries), text.slice(0, 20)).toEqual(expected);
  }
  const inString = standBehind(json, utf8Encode('"')).state;
  const step = (bytes: readonly number[]) =>
    bytes.reduce((state, byte) => (state === null ? null : json.step(state, byte)), inString);
  expect(step([0xc3])).not.toBeNull();
  for (const bytes of [[0xc0], [0xed, 0xa0], [0xf4, 0x90], [0x80], [0x0a]]) expect(step(bytes)).toBeNull();
});

test("what is not supported is named, with its place", () => {
  const problem = instrument.options.expression.problemOf;
  for (const [written, said] of [
    ["", "It is empty."],
    ["a^", "leave ^ and $ out"],
    ["(?=a)", "none looks ahead"],
    ["(?<n>a)", "none looks ahead"],
    ["(a)\\1", "At character 5, “\\1” is not supported."],
    ["\\bword", "“\\b” is not supported"],
    ["\\p{L}", "“\\p” is not supported"],
    ["a**", "two repetitions"],
    ["a+?", "lazy ones match the same"],
    ["*", "nothing to repeat"],
    ["{a}", "nothing to repeat"],
    ["a{x}", "begins {m}, {m,} or {m,n}"],
    ["a{3,2}", "above the second"],
    ["a{1001}", "numbers up to 1000"],
    ["(a", "“(” has no “)”"],
    ["a)", "“)” has no “(”"],
    ["[a", "“[” has no “]”"],
    ["[]", "at least one character"],
    ["[b-a]", "comes behind its last"],
    ["[\\d-z]", "from one character to another"],
    ["\\ud800", "no character has this number"],
    ["\\", "ends with a backslash"],
    ["\ud800", "half a character"],
    ["((a{1000}){1000}){1000}", "more than 50,000 states"],
  ] as const)
    expect(problem(written), written).toContain(said);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (any) => {
      const said = problem(any);
      expect(said === null || said.endsWith(".")).toBe(true);
    }),
  );
});

test("an expression that would explode is refused, or answered at once", async () => {
  const subject = textSubject("a".repeat(40), loadBuiltin("r50k_base"), { specials: "text", inserted: false });
  const told = (expression: string) => instrument.measure(subject, { ...start, expression }, control);
  expect(await told("(a+)+b")).toMatchObject({ leavesAt: null, isComplete: false });
  // Letters in no order: every set of places within 300 letters is a state of its own.
  let seed = 1;
  const letters = Array.from({ length: 30_000 }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return "ab"[(seed >>> 16) & 1] ?? "";
  }).join("");
  const long = textSubject(letters, loadBuiltin("r50k_base"), { specials: "text", inserted: false });
  const exploding = { ...start, expression: "[ab]*a[ab]{300}c" };
  await expect(instrument.measure(long, exploding, control)).rejects.toThrow("too many states");
});

test("r50k_base: digits of a date, JSON after a colon, the first byte that leaves, and what can follow", async () => {
  const tokenizer = loadBuiltin("r50k_base");
  const told = (text: string, options: Partial<typeof start>) =>
    instrument.measure(
      textSubject(text, tokenizer, { specials: "text", inserted: false }),
      { ...start, ...options },
      control,
    );
  const date = await told("2024-0", { expression: "\\d{4}-\\d{2}-\\d{2}", canonical: true });
  const names = date.first.map(({ bytes }) => new TextDecoder().decode(bytes));
  expect(names.every((name) => /^\d(?:-\d{0,2})?$/.test(name))).toBe(true);
  expect(date).toMatchObject({ byte: 6, leavesAt: null, isComplete: false, of: 50_256 });
  expect(names.length).toBe(date.admitted);
  // After 0 no digit follows: “00” to “09” are entries.
  expect(date.following).toEqual({ can: 0, notFound: date.admitted, untold: 0 });
  expect(await told("2024-x", { expression: "\\d{4}-\\d{2}-\\d{2}" })).toMatchObject({ leavesAt: 5, admitted: 0 });
  const key = await told('{"a"', { by: "json" });
  expect(key.first.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(
    expect.arrayContaining([":", " :", ':"']),
  );
});

test("a space in front of an entry is left out where a decoder leaves it out, and kept elsewhere", async () => {
  const first = async (id: string, text: string) => {
    const subject = textSubject(text, loadBuiltin(id), { specials: "text", inserted: false });
    const { admitted, of } = await instrument.measure(subject, { ...start, expression: "x?\\w+" }, control);
    return [admitted, of];
  };
  const [begun = 0] = await first("llama2", "");
  const [behind = 0] = await first("llama2", "x");
  expect(begun).toBeGreaterThan(behind + 5000);
  const [pieces = 0, of = 0] = await first("bert_uncased", "x");
  expect(pieces).toBeGreaterThan(of / 2);
});

test("where a decoder puts spaces between words, a word goes on with or without one; a piece of a word only without", async () => {
  const vocab = { "[UNK]": 0, a: 1, b: 2, "##b": 3 };
  const model = {
    type: "WordPiece",
    unk_token: "[UNK]",
    continuing_subword_prefix: "##",
    max_input_chars_per_word: 9,
    vocab,
  };
  const wordPiece = { type: "WordPiece", prefix: "##", cleanup: false };
  const marked = { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true };
  const merges = [["▁", "b"]];
  const bpe = { type: "BPE", unk_token: null, vocab: { "▁": 0, a: 1, b: 2, "▁b": 3 }, merges };
  const whitespace = { type: "Whitespace" };
  const suffixed = {
    type: "BPE",
    unk_token: null,
    end_of_word_suffix: "</w>",
    vocab: { a: 0, b: 1, "a</w>": 2, "b</w>": 3 },
    merges: [],
  };
  const ended = { type: "BPEDecoder", suffix: "</w>" };
  for (const [stages, apart, together] of [
    [{ model, decoder: wordPiece, pre_tokenizer: whitespace }, ["b"], ["b", "##b"]],
    [{ model, decoder: { type: "Sequence", decoders: [wordPiece] }, pre_tokenizer: whitespace }, ["b"], ["b", "##b"]],
    [{ model, decoder: null, pre_tokenizer: whitespace }, ["b"], ["b"]],
    [{ model: bpe, decoder: marked, pre_tokenizer: marked }, ["▁", "▁b"], ["b"]],
    [{ model: suffixed, decoder: ended, pre_tokenizer: whitespace }, ["b", "b</w>"], ["b", "b</w>"]],
  ] as const) {
    const { tokenizer } = readFile({
      version: "1.0",
      added_tokens: [],
      normalizer: null,
      post_processor: null,
      ...stages,
    });
    const subject = textSubject("a", tokenizer, { specials: "text", inserted: false });
    const namesOf = async (expression: string) =>
      (await instrument.measure(subject, { ...start, expression }, control)).first.map(({ id }) =>
        tokenizer.tokenName(id),
      );
    expect(await namesOf("a b")).toEqual(apart);
    expect(await namesOf("ab")).toEqual(together);
  }
});
