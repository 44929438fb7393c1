/** That what is said of a prompt's end holds, whatever follows. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entriesBeginningWith, textEntries } from "../src/analysis/promptEnd/entries";
import { promptEnd } from "../src/analysis/promptEnd/promptEnd";
import { promptTail } from "../src/analysis/promptEnd/promptTail";
import { standingAt } from "../src/analysis/promptEnd/standing";
import { utf8Length } from "../src/text/utf8";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { readTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import type { PipelineTokenizer } from "../src/tokenizers/pipeline";
import { type Encoding, TokenizerError } from "../src/tokenizers/tokenizer";
import { loadBuiltin } from "./support/builtins";
import { boundariesByDefinition, madeColumns } from "./support/columns";
import { configurations } from "./support/configurations";
import { readFile } from "./support/differential";
import { runs } from "./support/runs";
import { seed, trickyStrings, vocabularyEntries } from "./support/strings";

const options = { specials: "control", inserted: false } as const;

/** Tokens as far as they can be compared. */
const rows = ({ ids, byteStart, byteEnd, flags }: Encoding) =>
  Array.from(ids, (id, i) => `${id} ${byteStart[i]}-${byteEnd[i]} ${flags[i]}`);

/** Checks a prompt, with some texts that follow it, against whole encodings. */
function check(
  tokenizer: PipelineTokenizer,
  entries: ReturnType<typeof textEntries>,
  prompt: string,
  following: string[],
) {
  const tail = promptTail(prompt, prompt.length, utf8Length(prompt));
  const found = promptEnd(tokenizer, tail, options, entries, 3);
  if (found === null) throw new Error("A short prompt can always be told.");
  const own = tokenizer.encode(prompt, options);

  const spaced = tokenizer.encode(`${prompt} `, options);
  const stays = rows(spaced).slice(0, own.ids.length).join() === rows(own).join();
  expect(found.space === null).toBe(stays);
  if (found.space !== null) {
    const { before, after } = found.space;
    const first = own.ids.length - before.length;
    expect(Array.from(own.ids.subarray(first))).toEqual(before.map(({ id }) => id));
    expect(Array.from(spaced.ids.subarray(first))).toEqual(after.map(({ id }) => id));
    expect(rows(spaced).slice(0, first)).toEqual(rows(own).slice(0, first));
    expect(rows(spaced)[first]).not.toBe(rows(own)[first]);
  }
  // Whatever follows, tokens before the safe boundary stay, and none goes over it.
  const stay = rows(own).filter((_, i) => (own.byteEnd[i] ?? 0) <= found.safe && (own.byteStart[i] ?? 0) < found.safe);
  for (const more of following) {
    const longer = tokenizer.encode(prompt + more, options);
    expect(rows(longer).slice(0, stay.length)).toEqual(stay);
    expect(
      Array.from(longer.byteStart).filter((start, i) => start < found.safe && (longer.byteEnd[i] ?? 0) > found.safe),
    ).toEqual([]);
  }
  // Steps take back the prompt's own last tokens.
  expect([found.steps.length, found.hasAllSteps]).toEqual([Math.min(3, own.ids.length), true]);
  found.steps.forEach(({ tokens, byteStart }, step) => {
    expect(tokens).toBe(step + 1);
    expect(byteStart).toBe(own.byteStart[own.ids.length - tokens]);
  });
  return found;
}

describe.each(["cl100k_base", "llama2", "bert_uncased", "qwen3"])("%s", (id) => {
  const tokenizer = loadBuiltin(id) as PipelineTokenizer;
  const entries = textEntries(tokenizer);

  test("what follows a prompt changes nothing before its safe boundary", () => {
    const strings = trickyStrings(vocabularyEntries(tokenizer));
    fc.assert(
      fc.property(strings, fc.array(strings, { minLength: 1, maxLength: 4 }), (prompt, following) => {
        // Halves of a character are one with what follows.
        fc.pre(prompt.isWellFormed() && following.every((more) => more.isWellFormed()));
        check(tokenizer, entries, prompt, [...following, " ", "a", "\n"]);
      }),
      { ...runs(25, 5_000), seed },
    );
  });
});

test("nor in random files", () => {
  const samples = fc.sample(configurations, { ...runs(30, 20_000), seed });
  let compared = 0;
  for (const { file, texts } of samples) {
    const [prompt = "", ...following] = texts;
    try {
      const { tokenizer } = readFile(file);
      check(tokenizer, textEntries(tokenizer), prompt, [...following, " ", "a", "ab", "▁", "\u0301"]);
      compared++;
    } catch (error) {
      if (!(error instanceof TokenizerError)) throw error;
    }
  }
  expect(compared).toBeGreaterThan(samples.length / 4);
});

test("of random files, the entries that begin with some bytes are those that do, control tokens left out", () => {
  let compared = 0;
  const samples = fc.sample(fc.tuple(configurations, fc.nat({ max: 30 }), fc.nat({ max: 4 }), fc.nat({ max: 3 })), {
    ...runs(60, 20_000),
    seed,
  });
  for (const [{ file }, chosen, length, most] of samples) {
    let tokenizer: PipelineTokenizer;
    try {
      tokenizer = buildTokenizer(readTokenizerJson(JSON.parse(JSON.stringify(file))));
    } catch (error) {
      if (error instanceof TokenizerError) continue;
      throw error;
    }
    const { stages } = tokenizer;
    const all: { id: number; hex: string }[] = [];
    // Ids are few, and small.
    for (let id = 0; id < 2000; id++) {
      const added = stages.addedTokens.find((token) => token.id === id);
      if (added?.special === true || (added === undefined && !stages.model.has(id))) continue;
      all.push({ id, hex: Buffer.from(tokenizer.tokenBytes(id)).toString("hex") });
    }
    const prefix = (all[chosen % Math.max(1, all.length)]?.hex ?? "61").slice(0, 2 * length);
    const expected = all.filter(({ hex }) => hex.startsWith(prefix)).map(({ id }) => id);
    const found = entriesBeginningWith(textEntries(tokenizer), Buffer.from(prefix, "hex"), most);
    expect(found.count).toBe(expected.length);
    expect(found.first.map(({ id }) => id)).toEqual(expected.slice(0, most));
    compared++;
  }
  expect(compared).toBeGreaterThan(samples.length / 3);
});

test("a place is a boundary where the definition says so, else within what is told or in what no token stands for", () => {
  fc.assert(
    fc.property(madeColumns(1), ({ text, encodings: [encoding] }) => {
      if (encoding === undefined) return;
      const places = Array.from(text.keys()).filter((place) => place > 0);
      const standing = (place: number) => standingAt(encoding, place, text.length);
      expect(places.filter((place) => standing(place).kind === "boundary")).toEqual(
        boundariesByDefinition(encoding, text.length),
      );
      const ranges = Array.from(encoding.byteStart, (start, i) => [start, encoding.byteEnd[i] ?? 0] as const);
      for (const place of places) {
        const beside = ranges.filter(([start, end]) => start < end && start <= place && end >= place);
        const found = standing(place);
        expect(found.kind === "dropped").toBe(beside.length === 0);
        if (found.kind !== "inside") continue;
        expect([found.byteStart, found.byteEnd]).toEqual([
          Math.min(...beside.map(([start]) => start)),
          Math.max(...beside.map(([, end]) => end)),
        ]);
      }
    }),
    { ...runs(80, 20_000), seed },
  );
});

test("by hand: “:” before “//” is taken back, and 324 entries of cl100k_base can stand in its place", () => {
  const tokenizer = loadBuiltin("cl100k_base") as PipelineTokenizer;
  const prompt = "see http:";
  const whole = tokenizer.encode(`${prompt}//x`, options);
  expect(standingAt(whole, 9, 12)).toEqual({ kind: "inside", byteStart: 8, byteEnd: 11 });
  const found = promptEnd(tokenizer, promptTail(prompt, 9, 9), options, textEntries(tokenizer), 2);
  expect(found?.safe).toBe("see http".length);
  expect(found?.steps[0]).toMatchObject({
    tokens: 1,
    byteStart: 8,
    count: 324,
    first: [
      { id: 25, name: ":" },
      { id: 487, name: "::" },
    ],
  });
  expect(found?.fromSafe).toEqual(found?.steps[0]);
  expect(Buffer.from(found?.steps[1]?.rest ?? []).toString()).toBe(" http:");
});

/** Letters that merge with nothing but “a” with “é”, in a text that is composed (NFC). */
const composing = buildTokenizer(
  readTokenizerJson({
    added_tokens: [],
    normalizer: { type: "NFC" },
    model: { type: "BPE", vocab: { a: 0, e: 1, é: 2, aé: 3, "\u0301": 4, " ": 5 }, merges: [["a", "é"]] },
  }),
);

test("a character that a mark may follow is not the last one before a safe boundary, nor is it for a tail’s first", () => {
  const entries = textEntries(composing);
  check(composing, entries, "ae", ["\u0301"]);
  const found = promptEnd(composing, promptTail("eae", 3, 3), options, entries, 3);
  expect(found?.safe).toBe(1);
  // Before the tail there may be an “a”, after which “é” is no longer by itself.
  const tail = { text: "\u0301ee", byteEnd: 100, isWhole: false };
  expect(promptEnd(composing, tail, options, entries, 3)).toBeNull();
});

test("of a tail that nothing parts nothing is told, and of one that is parted once as many steps as can be", () => {
  const tokenizer = loadBuiltin("cl100k_base") as PipelineTokenizer;
  const entries = textEntries(tokenizer);
  const long = "a".repeat(40_000);
  expect(promptEnd(tokenizer, promptTail(long, long.length, long.length), options, entries, 3)).toBeNull();
  const parted = `${long} b`;
  const found = promptEnd(tokenizer, promptTail(parted, parted.length, parted.length), options, entries, 3);
  expect(found).toMatchObject({ safe: long.length, steps: [{ tokens: 1 }], hasAllSteps: false });
  // Half of a pair at the tail's beginning is no character that could be parted from the next.
  const letters = "𝒜".repeat(20_000);
  expect(
    promptEnd(tokenizer, { text: letters.slice(-9_999), byteEnd: 80_000, isWhole: false }, options, entries, 3),
  ).toBe(null);
});
