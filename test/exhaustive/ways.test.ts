/** Other ways to cut, held to the native package and to text of people's. */
import { Tokenizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { toTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import type { PipelineTokenizer } from "../../src/tokenizers/pipeline";
import { inWay } from "../../src/tokenizers/ways/inWay";
import { wayNamed, wayNames } from "../../src/tokenizers/ways/way";
import { builtinIds, loadBuiltin, readParts } from "../support/builtins";
import { readUdhr } from "../support/udhr";

const options = { specials: "text", inserted: false } as const;
const draws = 1000;
const text = "Understanding antidisestablishmentarianism internationally, unbelievably 1234567 straightforward.";

/** Mean and standard error of some lengths. */
function meanOf(lengths: readonly number[]): { mean: number; error: number } {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const variance = lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / (lengths.length - 1);
  return { mean, error: Math.sqrt(variance / lengths.length) };
}

describe.each(["claude2", "llama2", "qwen3"])("dropout of %s", (id) => {
  test.each([0.1, 0.5, 0.9])(
    "p = %s: as many tokens as the native package's, in the mean of 1,000 draws",
    async (p) => {
      const json = toTokenizerJson(readParts(id)) as { model: Record<string, unknown> };
      const native = Tokenizer.fromString(JSON.stringify({ ...json, model: { ...json.model, dropout: p } }));
      const theirs: number[] = [];
      const ours: number[] = [];
      const tokenizer = await loadBuiltin(id);
      for (let seed = 0; seed < draws; seed++) {
        theirs.push((await native.encode(text, null, { addSpecialTokens: false })).getIds().length);
        ours.push(inWay(tokenizer, { name: "dropout", p, seed }).encode(text, options).ids.length);
      }
      const [one, other] = [meanOf(ours), meanOf(theirs)];
      // 3.9 standard errors: one in ten thousand of such comparisons is outside by chance.
      expect(Math.abs(one.mean - other.mean)).toBeLessThanOrEqual(3.9 * Math.hypot(one.error, other.error));
      // Llama 2's text is one pre-token: of what is passed over there nearly all has another turn, in either.
      if (p > 0.1) expect(one.error).toBeGreaterThan(0);
    },
  );
});

test("fewest are never more than any other way's, in text of every language", async () => {
  for (const id of builtinIds) {
    const tokenizer = (await loadBuiltin(id)) as PipelineTokenizer;
    if (!("stages" in tokenizer)) continue;
    const fewest = inWay(tokenizer, wayNamed("fewest"));
    const hasMerges = tokenizer.stages.model.reader !== undefined;
    const others = wayNames
      .filter((name) => name !== "dropout" || hasMerges)
      .map((name) => inWay(tokenizer, wayNamed(name)));
    for (const { text: whole } of readUdhr().filter((_, i) => i % 10 === 0)) {
      const part = whole.slice(0, 500);
      const least = fewest.encode(part, options).ids.length;
      for (const other of [tokenizer, ...others]) {
        expect(other.encode(part, options).ids.length).toBeGreaterThanOrEqual(least);
      }
    }
  }
});
