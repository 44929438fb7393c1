/** The verdicts where normalization goes by nmt_nfkc, SentencePiece's own map, as it stands in a model that the library ships. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readModelProto } from "../../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { ReachChecks } from "../support/reachChecks";
import { realRuled } from "../support/ruledVocabularies";
import { shippedModels } from "../support/sentencePieceOracle";
import { realRulesModel, realRulesTexts } from "../support/smallSentencePieces";
import { allTexts } from "../support/smallVocabularies";
import { seed } from "../support/strings";

const [longest, files, models] = [3, 60, 100];
const checks = new ReachChecks();

async function realRules(): Promise<Uint8Array> {
  for (const { bytes } of await shippedModels()) {
    const { charsMap } = readModelProto(bytes).normalizer;
    if (charsMap.length > 0) return charsMap;
  }
  throw new Error("The library ships no model with rules.");
}

test("as Hugging Face applies it", async () => {
  const small = realRuled(Buffer.from(await realRules()).toString("base64"));
  await fc.assert(
    fc.asyncProperty(small, (drawn) => checks.check(drawn, longest)),
    { numRuns: files },
  );
});

test("as SentencePiece does", async () => {
  for (const model of fc.sample(realRulesModel(await realRules()), { numRuns: models, seed }))
    await checks.checkSentencePiece(model, allTexts(realRulesTexts, longest));
});

test("nearly all is decided", () => {
  for (const [kind, { all, open, missed }] of checks.undecided) {
    console.log(`${kind}: ${open} of ${all} undecided, ${missed} of these in short texts`);
    expect(open / all, kind).toBeLessThan(0.05);
  }
});
