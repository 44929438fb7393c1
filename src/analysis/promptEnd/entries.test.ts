import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { configurations } from "../../../test/support/configurations";
import { runs } from "../../../test/support/runs";
import { seed } from "../../../test/support/strings";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import type { PipelineTokenizer } from "../../tokenizers/pipeline";
import { TokenizerError } from "../../tokenizers/tokenizer";
import { entriesBeginningWith, textEntries } from "./entries";

describe.each([
  ["cl100k_base", 324],
  ["o200k_base", 282],
  ["r50k_base", 16],
] as const)("%s", (id, count) => {
  test(`has ${count} entries that begin with “:”`, () => {
    const tokenizer = loadBuiltin(id) as PipelineTokenizer;
    const found = entriesBeginningWith(textEntries(tokenizer), Buffer.from(":"), Number.POSITIVE_INFINITY);
    expect([found.count, found.first.length]).toEqual([count, count]);
    expect(found.first.every(({ id: token, bytes }) => Buffer.from(bytes).equals(tokenizer.tokenBytes(token)))).toBe(
      true,
    );
    expect(found.first.every(({ bytes }) => bytes[0] === 0x3a)).toBe(true);
  });
});

test("of random files, the entries that begin with some bytes are those that do, control tokens left out", () => {
  let compared = 0;
  const samples = fc.sample(fc.tuple(configurations, fc.nat({ max: 30 }), fc.nat({ max: 4 }), fc.nat({ max: 3 })), {
    ...runs(150, 20_000),
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
