/** All declarations of human rights and many more generated strings, for every built-in. */
import { againstNative, describeExhaustiveComparison } from "../support/againstReference";
import { huggingFaceIds, tiktokenIds } from "../support/builtins";
import { TiktokenReference } from "../support/openai";
import { categoryDifferences } from "../support/unicode";

for (const id of tiktokenIds) {
  describeExhaustiveComparison(`${id} is tiktoken’s own`, {
    id,
    reference: (specials) => new TiktokenReference(id, specials),
    except: categoryDifferences,
  });
}
for (const id of huggingFaceIds) describeExhaustiveComparison(`${id} is the native package’s`, againstNative(id));
