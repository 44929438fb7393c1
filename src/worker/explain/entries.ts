import { mergeRankOf } from "../../analysis/vocabulary/entry/mergeRank";
import { utf8Length } from "../../text/utf8";
import { isStaged } from "../../tokenizers/isStaged";
import type { Model } from "../../tokenizers/models/model";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { EntryFacts } from "./protocol";

/**
 * What a vocabulary says of some of its entries, in the order asked for; nothing where the set of tokens is open.
 * @throws {RangeError} when it has no entry of an id
 */
export function describeEntries(tokenizer: Tokenizer, ids: readonly number[]): EntryFacts[] {
  if (tokenizer.vocabularySize === null) return [];
  const model = isStaged(tokenizer) ? tokenizer.stages.model : null;
  return ids.map((id) => ({
    id,
    name: tokenizer.tokenName(id),
    bytes: tokenizer.tokenBytes(id),
    rank: model === null ? null : rankOf(model, id),
    score: model?.scores?.[id] ?? null,
  }));
}

/** When an entry is merged. */
function rankOf(model: Model, id: number): number | null {
  const { merges } = model;
  const name = model.entry(id);
  // A name in the byte alphabet is longer than the entry, and no merge has a left part that is.
  return merges === undefined || name === undefined ? null : mergeRankOf(merges, id, utf8Length(name));
}
