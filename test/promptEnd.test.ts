/** That what is said of a prompt's end holds, whatever follows. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textEntries } from "../src/analysis/promptEnd/entries";
import { isBoundary, promptEnd } from "../src/analysis/promptEnd/promptEnd";
import { Utf8Index } from "../src/text/utf8";
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
  const text = prompt + (following[0] ?? "");
  const index = new Utf8Index(text);
  const whole = tokenizer.encode(text, options);
  const caret = prompt.length;
  const found = promptEnd(tokenizer, index, caret, options, whole, entries, 3);
  const own = tokenizer.encode(prompt, options);

  expect(found.changedBySpace).toBe(
    rows(tokenizer.encode(`${prompt} `, options))
      .slice(0, own.ids.length)
      .join() !== rows(own).join(),
  );
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
  expect(found.steps.length).toBe(Math.min(3, own.ids.length) + 1);
  found.steps.forEach(({ tokens, byteStart }, step) => {
    expect(tokens).toBe(step);
    expect(byteStart).toBe(step === 0 ? index.byteOf(caret) : own.byteStart[own.ids.length - step]);
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
      { ...runs(40, 5_000), seed },
    );
  });
});

test("nor in random files", () => {
  const samples = fc.sample(configurations, { ...runs(200, 20_000), seed });
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

test("a place is a boundary where the definition says so", () => {
  fc.assert(
    fc.property(madeColumns(1), ({ text, encodings: [encoding] }) => {
      if (encoding === undefined) return;
      const inner = Array.from(text.keys()).filter((place) => place > 0 && isBoundary(encoding, place, text.length));
      expect(inner).toEqual(boundariesByDefinition(encoding, text.length));
    }),
    { ...runs(200, 20_000), seed },
  );
});

test("by hand: “:” before “//” is taken back, and 324 entries of cl100k_base can stand in its place", () => {
  const tokenizer = loadBuiltin("cl100k_base") as PipelineTokenizer;
  const text = "see http://x";
  const [index, whole] = [new Utf8Index(text), tokenizer.encode(text, options)];
  const found = promptEnd(tokenizer, index, "see http:".length, options, whole, textEntries(tokenizer), 2);
  expect(found.isBoundary).toBe(false);
  expect(found.safe).toBe("see http".length);
  expect(found.steps[1]).toMatchObject({ tokens: 1, byteStart: 8, count: 324 });
  expect(Buffer.from(found.steps[2]?.rest ?? []).toString()).toBe(" http:");
});
