import { utf8SizeOfLead } from "../../../text/utf8";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { noMerge } from "../../../tokenizers/models/bpe/merges";
import { byteName } from "../../../tokenizers/notation";
import type { AuditedTokenizer, Entries } from "../entries";
import type { ModelFacts } from "../modelFacts";
import { writableEntries } from "../writableEntries";

/**
 * Entries of a BPE vocabulary that are longer than what merging begins with, and that no two others merge to.
 * @returns ids; null for models that do not merge by a list, or whose entries are written in another way within words
 */
export function orphansIn(
  { stages: { model } }: AuditedTokenizer,
  parts: TokenizerParts,
  { added }: Entries,
  { kind, prefix, suffix, isByteLevel, hasByteFallback, unknown }: ModelFacts,
): number[] | null {
  const { merges } = model;
  if (kind !== "BPE" || merges === undefined || prefix + suffix !== "") return null;
  const { ids, offsets, bytes } = parts.vocabulary;
  const vocabulary = writableEntries(parts);
  const others = new Set([...added.keys(), unknown === null ? -1 : (model.idOf(unknown) ?? -1)]);
  for (let byte = 0; byte < 256 && hasByteFallback; byte++) others.add(model.idOf(byteName(byte)) ?? -1);
  const isMade = (id: number, start: number, end: number) => {
    for (let join = start + 1; join < end; join++) {
      if (merges.rankOf(id, join - start) === noMerge) continue;
      if (vocabulary.find(bytes, start, join) !== -1 && vocabulary.find(bytes, join, end) !== -1) return true;
    }
    return false;
  };
  return [...ids].filter((id, i) => {
    const [start, end] = [offsets[i] as number, offsets[i + 1] as number];
    const isSymbol = end - start <= (isByteLevel ? 1 : utf8SizeOfLead(bytes[start] as number));
    return !isSymbol && !others.has(id) && !isMade(id, start, end);
  });
}
