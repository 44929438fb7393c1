import { utf8Length } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";

export type UnicodeForm = "NFC" | "NFD" | "NFKC" | "NFKD";

/**
 * A stretch that normalizes on its own: a character and all that can compose with or be reordered against it. Those are
 * marks, the conjoining vowels and finals of Hangul, and characters whose compatibility form begins with one of them
 * (half-width katakana voicing marks, compatibility and half-width jamo). `unicodeForm.test.ts` checks the class over
 * all of Unicode.
 */
export const cluster = /[\s\S][\p{M}\u1160-\u11ff\u3131-\u318e\ud7b0-\ud7ff\uff9e\uff9f\uffa0-\uffdc]*/gu;

/**
 * Unicode normalization (UAX #15) with alignment. Where a cluster changes, all of its changed stretch stands for all of
 * the original stretch: a composed character has no byte that comes from one of its parts alone.
 */
export function normalizeUnicode(text: string, form: UnicodeForm): Normalized {
  const normalized = text.normalize(form);
  if (normalized === text) return { text, alignment: null };
  const alignment = new AlignmentBuilder();
  for (const [before] of text.matchAll(cluster)) {
    const after = before.normalize(form);
    if (after === before) {
      alignment.copy(utf8Length(before));
      continue;
    }
    const { prefix, suffix } = commonEnds(before, after);
    alignment.copy(utf8Length(before.slice(0, prefix)));
    alignment.replace(
      utf8Length(before.slice(prefix, before.length - suffix)),
      utf8Length(after.slice(prefix, after.length - suffix)),
    );
    alignment.copy(utf8Length(before.slice(before.length - suffix)));
  }
  return { text: normalized, alignment: alignment.finish() };
}

/** Lengths in UTF-16 units of what two strings share at both ends, never cutting a surrogate pair. */
function commonEnds(a: string, b: string): { prefix: number; suffix: number } {
  const shorter = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < shorter && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  if (cutsPair(a, prefix) || cutsPair(b, prefix)) prefix--;
  let suffix = 0;
  while (suffix < shorter - prefix && a.charCodeAt(a.length - 1 - suffix) === b.charCodeAt(b.length - 1 - suffix)) {
    suffix++;
  }
  if (cutsPair(a, a.length - suffix) || cutsPair(b, b.length - suffix)) suffix--;
  return { prefix, suffix };
}

function cutsPair(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}
