import type { StagedTokenizer } from "./stages";

/** The first id above all of a tokenizer's, control tokens' among them: ids may have gaps, and be above the number of entries. */
export function idsEnd({ stages: { model, addedTokens } }: Pick<StagedTokenizer, "stages">): number {
  let end = 0;
  for (let seen = 0; seen < model.size; end++) if (model.has(end)) seen++;
  return addedTokens.reduce((high, { id }) => Math.max(high, id + 1), end);
}
