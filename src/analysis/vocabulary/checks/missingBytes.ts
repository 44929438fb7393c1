import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { byteName } from "../../../tokenizers/notation";
import type { AuditedTokenizer } from "../entries";
import type { ModelFacts } from "../modelFacts";
import { writableEntries } from "../writableEntries";

/** Bytes that have no entry of their own, be it as a byte or as what stands in for one; all, where entries are characters alone. */
export function missingBytes(
  { stages: { model } }: AuditedTokenizer,
  parts: TokenizerParts,
  { isByteLevel, hasByteFallback }: ModelFacts,
): number[] {
  const vocabulary = writableEntries(parts);
  const has = (byte: number) => {
    if (isByteLevel) return vocabulary.find(Uint8Array.of(byte), 0, 1) !== -1;
    return hasByteFallback && model.idOf(byteName(byte)) !== undefined;
  };
  return Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !has(byte));
}
