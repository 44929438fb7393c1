import type { AuditedTokenizer } from "../entries";

/** How normalized text has spaces. */
export interface Writing {
  /** What is written for a space; null where that is a space. */
  readonly sign: string | null;
  /** Whether such a sign, or a space, is put in front of a text. */
  readonly hasPrefix: boolean;
}

/** How a tokenizer writes spaces, as it shows with a text that has one. */
export function writingOf(tokenizer: AuditedTokenizer): Writing {
  const normalized = tokenizer.normalize("a b", { specials: "text", inserted: false });
  const between = /a(.)b$/su.exec(normalized)?.[1] ?? " ";
  const sign = between === " " ? null : between;
  return { sign, hasPrefix: normalized.startsWith(between) };
}

/** Texts that may be normalized to a given one, the likeliest first. */
export function writtenAs({ sign, hasPrefix }: Writing, normalized: string): string[] {
  const spaced = sign === null ? normalized : normalized.replaceAll(sign, " ");
  const texts = hasPrefix && spaced.startsWith(" ") ? [spaced.slice(1), spaced] : [spaced];
  return spaced === normalized ? texts : [...texts, normalized];
}
