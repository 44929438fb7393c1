import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { tokensInRange } from "../../analysis/tokensInRange";
import { Utf8Index } from "../../text/utf8";
import { tracePlace } from "./tracePlace";

const options = { specials: "text", inserted: false } as const;
const text = `How many r are in strawberry? In 2024 ناس und Straße, मनुष्यों. ${"More of it. ".repeat(2000)}`;

test.each(["o200k_base", "llama3", "bert_uncased", "llama2"])(
  "%s: what is told of a place ends in its tokens",
  (id) => {
    const tokenizer = loadBuiltin(id);
    const encoding = tokenizer.encode(text, options);
    for (const word of ["strawberry", "2024", "ناس", "Straße", "मनुष्यों"]) {
      const start = Buffer.byteLength(text.slice(0, text.indexOf(word)));
      const end = start + Buffer.byteLength(word);
      const trace = tracePlace(tokenizer, new Utf8Index(text), options, start, end);
      if (trace === null) throw new Error(`${id} tells nothing of ${word}.`);
      const told = trace.steps.flatMap((step) =>
        step.kind === "preToken" ? step.model.tokens.map((token) => token.id) : [],
      );
      const { start: first, end: last } = tokensInRange(encoding, start, end);
      const own = Array.from(encoding.ids.subarray(first, last));
      expect(told.join(" ")).toContain(own.join(" "));
      const original = trace.steps.map((step) => (step.kind === "preToken" ? step.original : "")).join("");
      // BERT drops marks, and one at a word's end is in no pre-token.
      expect(letters(original)).toContain(letters(word));
    }
  },
);

test("inserted tokens are told where they stand, control tokens as a whole, and an open set has no stages", () => {
  const bert = loadBuiltin("bert_uncased");
  const inserted = { specials: "control", inserted: true } as const;
  expect(tracePlace(bert, new Utf8Index("one"), inserted, 0, 0)?.steps).toMatchObject([
    { kind: "inserted", name: "[CLS]" },
  ]);
  expect(tracePlace(bert, new Utf8Index("one"), inserted, 3, 3)?.steps).toMatchObject([
    { kind: "inserted", name: "[SEP]" },
  ]);
  expect(tracePlace(bert, new Utf8Index("one [MASK]"), inserted, 4, 10)?.steps).toMatchObject([
    { kind: "added", isSpecial: true },
  ]);
  expect(tracePlace(loadBuiltin("words"), new Utf8Index("one"), options, 0, 3)).toBeNull();
});

test("of a long place the first pre-tokens are told, and no more is gone through for them", () => {
  const words = "one more word ".repeat(50_000);
  const index = new Utf8Index(words);
  for (const id of ["o200k_base", "llama2"]) {
    const trace = tracePlace(loadBuiltin(id), index, options, 0, words.length);
    expect(trace?.more).toBeNull();
    expect(trace?.steps.length).toBeGreaterThan(0);
    const short = tracePlace(loadBuiltin(id), index, options, 0, 100);
    expect(trace?.steps[0]).toMatchObject(id === "llama2" ? { kind: "preToken" } : (short?.steps[0] ?? {}));
  }
  expect(tracePlace(loadBuiltin("o200k_base"), index, options, 0, 139)?.more).toBe(6);
});

test("where nothing parts a text for thousands of characters it says that it cannot tell", () => {
  const long = new Utf8Index("a".repeat(20_000));
  expect(tracePlace(loadBuiltin("o200k_base"), long, options, 10_000, 10_001)).toMatchObject({
    isTooLong: true,
    steps: [],
  });
});

function letters(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}
