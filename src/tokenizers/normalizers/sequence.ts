import { type ByteAlignment, composeAlignments, type Normalized } from "../alignment";

/** The normalizer stage: text in, text with alignment out. */
export type Normalizer = (text: string) => Normalized;

/** Runs normalizers one after the other and composes their alignments. */
export function runNormalizers(text: string, normalizers: readonly Normalizer[]): Normalized {
  let current = text;
  let alignment: ByteAlignment | null = null;
  for (const normalize of normalizers) {
    const next = normalize(current);
    alignment = composeAlignments(alignment, next.alignment);
    current = next.text;
  }
  return { text: current, alignment };
}
