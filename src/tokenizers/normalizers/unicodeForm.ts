import { codePointAt, unitAt, utf8Between, utf8Size } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import { CodePointTable } from "./codePointTable";
import { firstCodePoint, lastCodePoint, type NormalizerStage } from "./stage";

export type UnicodeForm = "NFC" | "NFD" | "NFKC" | "NFKD";

/**
 * Characters that can compose with or be reordered against what is before them: marks, the conjoining vowels and finals
 * of Hangul, and characters whose compatibility form begins with one of them (half-width katakana voicing marks,
 * compatibility and half-width jamo). Any other begins a cluster, a stretch that normalizes on its own;
 * `unicodeForm.test.ts` checks that over all of Unicode.
 */
export const continuing = /[\p{M}\u1160-\u11ff\u3131-\u318e\ud7b0-\ud7ff\uff9e\uff9f\uffa0-\uffdc]/u;

/** What never composes with anything after it, though there are marks that it could stand before. */
const uncomposable = /[\p{Z}\p{Cc}\p{Ideographic}]/u;

// Kinds of characters: one that begins a cluster and stays as it is, one that begins a cluster and changes, any other.
const plain = 0;
const changing = 1;
const joining = 2;

/** How a cluster changes, in bytes: what its both ends share with the result is kept. */
interface Change {
  readonly prefix: number;
  readonly from: number;
  readonly to: number;
  readonly suffix: number;
}

/** Clusters whose change is remembered, and the longest of them, in UTF-16 units: longer ones hardly come twice. */
const rememberedClusters = 10_000;
const longestRemembered = 32;

/**
 * Unicode normalization (UAX #15) with alignment. Where a cluster changes, all of its changed stretch stands for all of
 * the original stretch: a composed character has no byte that comes from one of its parts alone.
 */
export class UnicodeNormalizer implements NormalizerStage {
  readonly separatesAll = false;
  private readonly form: UnicodeForm;
  private readonly kinds: CodePointTable;
  private readonly changes = new Map<string, Change | null>();

  constructor(form: UnicodeForm) {
    this.form = form;
    this.kinds = new CodePointTable((character) => {
      if (continuing.test(character)) return joining;
      return character.normalize(form) === character ? plain : changing;
    });
  }

  normalize(text: string): Normalized {
    const normalized = text.normalize(this.form);
    if (normalized === text) return { text, alignment: null };
    const alignment = new AlignmentBuilder();
    const { length } = text;
    let kept = 0;
    for (let unit = 0; unit < length; ) {
      const code = codePointAt(text, unit);
      let end = unit + (code > 0xffff ? 2 : 1);
      let isPlain = this.kinds.of(code) === plain;
      while (end < length) {
        const next = codePointAt(text, end);
        if (this.kinds.of(next) !== joining) break;
        end += next > 0xffff ? 2 : 1;
        isPlain = false;
      }
      const isAll = end - unit === length;
      const change = isPlain ? null : isAll ? difference(text, normalized) : this.changeOf(text.slice(unit, end));
      if (change === null) {
        kept += isPlain ? utf8Size(code) : utf8Between(text, unit, end);
      } else {
        alignment.copy(kept + change.prefix);
        alignment.replace(change.from, change.to);
        kept = change.suffix;
      }
      unit = end;
    }
    return { text: normalized, alignment: alignment.finish() };
  }

  separates(_before: number, after: number): boolean {
    return this.kinds.of(after) !== joining;
  }

  lastOf(before: number): readonly number[] | null {
    // A mark's place among the marks before it is not known.
    if (this.kinds.of(before) === joining) return null;
    return lastCodePoint(String.fromCodePoint(before).normalize(this.form));
  }

  firstOf(after: number): readonly number[] | null {
    const character = String.fromCodePoint(after);
    const composes = this.form === "NFC" || this.form === "NFKC";
    if (composes && !uncomposable.test(character)) return null;
    return firstCodePoint(character.normalize(this.form));
  }

  private changeOf(cluster: string): Change | null {
    if (cluster.length > longestRemembered) return this.changeIn(cluster);
    let change = this.changes.get(cluster);
    if (change !== undefined) return change;
    change = this.changeIn(cluster);
    if (this.changes.size >= rememberedClusters) this.changes.clear();
    this.changes.set(cluster, change);
    return change;
  }

  private changeIn(cluster: string): Change | null {
    const normalized = cluster.normalize(this.form);
    return normalized === cluster ? null : difference(cluster, normalized);
  }
}

function difference(before: string, after: string): Change {
  const { prefix, suffix } = commonEnds(before, after);
  return {
    prefix: utf8Between(before, 0, prefix),
    from: utf8Between(before, prefix, before.length - suffix),
    to: utf8Between(after, prefix, after.length - suffix),
    suffix: utf8Between(before, before.length - suffix, before.length),
  };
}

/** Lengths in UTF-16 units of what two strings share at both ends, never cutting a surrogate pair. */
function commonEnds(a: string, b: string): { prefix: number; suffix: number } {
  const shorter = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < shorter && unitAt(a, prefix) === unitAt(b, prefix)) prefix++;
  if (cutsPair(a, prefix) || cutsPair(b, prefix)) prefix--;
  let suffix = 0;
  while (suffix < shorter - prefix && unitAt(a, a.length - 1 - suffix) === unitAt(b, b.length - 1 - suffix)) {
    suffix++;
  }
  if (cutsPair(a, a.length - suffix) || cutsPair(b, b.length - suffix)) suffix--;
  return { prefix, suffix };
}

function cutsPair(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}
