import { describeComparison } from "../support/againstReference";
import { tiktokenIds } from "../support/builtins";
import { nativeOpenai, TiktokenReference } from "../support/openai";
import { oneOfEach, runs } from "../support/runs";
import { categoryDifferences } from "../support/unicode";

for (const id of tiktokenIds) {
  describeComparison(`${id} is tiktoken’s own`, {
    id,
    reference: (specials) => new TiktokenReference(id, specials),
    // o200k_harmony has o200k_base's, p50k_base r50k_base's and some spaces.
    isLikeAnother: id === "o200k_harmony" || id === "p50k_base",
    except: categoryDifferences,
  });
}

// Not o200k_harmony: it has o200k_base's ranks, and the native package cannot give 200018 its two names.
const byTheirRanks = tiktokenIds.filter((candidate) => candidate !== "o200k_harmony");
for (const id of oneOfEach(byTheirRanks, ["r50k_base"])) {
  describeComparison(`${id} is what the native package makes of its ranks, offsets too`, {
    id,
    reference: (specials) => nativeOpenai(id, specials),
    except: categoryDifferences,
    ...runs(100, 250),
  });
}
