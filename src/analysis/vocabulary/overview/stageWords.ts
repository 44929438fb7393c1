import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { kindInWords } from "./kindInWords";
import { normalizerInWords } from "./normalizerInWords";
import type { StageWords } from "./overviewFacts";
import { patternInWords } from "./patternInWords";

/**
 * What the overview says of a tokenizer by its files.
 * @throws {TokenizerError} for fields that are malformed; parts that a tokenizer was built of are not
 */
export function stageWords(parts: TokenizerParts): StageWords {
  const { recipe, vocabulary, addedTokens } = parts;
  const controls =
    recipe.kind === "tiktoken"
      ? Object.values(recipe.specials)
      : addedTokens.filter(({ special }) => special).map(({ id }) => id);
  const ids = new Set(vocabulary.ids);
  for (const id of [...controls, ...addedTokens.map(({ id }) => id)]) ids.add(id);
  return {
    kind: kindInWords(parts),
    entries: ids.size,
    controls: new Set(controls).size,
    normalizer: normalizerInWords(parts),
    pattern: patternInWords(parts),
  };
}

/** What it says of one that cuts texts by a rule, and has neither stages nor a vocabulary. */
export function noStages(kind: string, entries: number | null): StageWords {
  return { kind, entries, controls: null, normalizer: null, pattern: null };
}
