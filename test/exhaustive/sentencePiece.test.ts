/** Thousands of SentencePiece models of every kind against SentencePiece itself. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyModel, modelTexts } from "../support/sentencePiece";
import { differencesOfModel } from "../support/sentencePieceChecks";
import { seed } from "../support/strings";

test("random models have the library’s ids", async () => {
  for (const [at, model] of fc.sample(anyModel, { numRuns: 4000, seed }).entries()) {
    const texts = fc.sample(modelTexts, { numRuns: 40, seed: seed + at });
    expect(await differencesOfModel(model, texts), JSON.stringify(model.pieces)).toEqual([]);
  }
});
