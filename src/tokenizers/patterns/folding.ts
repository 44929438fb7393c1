import type { Reader } from "./reader";
import type { ClassItem } from "./syntax";

/** Properties that hold both cases of whatever they hold. */
const closedProperty = /^(?:N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?|C[cnos]|White_Space|Alphabetic|Any|Assigned)$/;
/** In Oniguruma two neighbours in a string also match one character that folds to both: `ss` matches ß. */
const foldedPairs = new Set(["ss", "st", "ff", "fi", "fl"]);

/** Whether the two letters, one after the other, also stand for a ligature. */
export function isFoldedPair(before: number, after: number): boolean {
  return foldedPairs.has(String.fromCodePoint(before, after).toLowerCase());
}

/**
 * A class's item with everything that simple case folding equates with what it holds: `s` also has U+017F, `k` U+212A.
 * ASCII and what has no case can be written out; other letters are refused.
 * @throws {TokenizerError} for what cannot be folded exactly
 */
export function foldItem(item: ClassItem, reader: Reader): readonly ClassItem[] {
  if (item.type === "property") {
    if (closedProperty.test(item.name)) return [item];
    // U+0345 is a mark, but folds to ι.
    if (item.name === "L" && !item.negated) return [item, { type: "range", from: 0x345, to: 0x345 }];
  } else if (item.type === "range" && item.to - item.from < 1000) {
    const codes = new Set<number>();
    for (let code = item.from; code <= item.to; code++) for (const same of foldCode(code, reader)) codes.add(same);
    return toRanges([...codes].sort((a, b) => a - b));
  }
  return reader.refuse("a case-insensitive group of more than ASCII letters and caseless characters");
}

function foldCode(code: number, reader: Reader): number[] {
  const character = String.fromCodePoint(code);
  if (/[a-z]/i.test(character)) {
    const lower = character.toLowerCase();
    const both = [lower.charCodeAt(0), lower.toUpperCase().charCodeAt(0)];
    return lower === "s" ? [...both, 0x17f] : lower === "k" ? [...both, 0x212a] : both;
  }
  // A mark can be half of a folded letter: U+01F0 folds to j and U+030C.
  const caseless = character.toLowerCase() === character && character.toUpperCase() === character;
  if (code >= 0x80 && (!caseless || /[\p{L}\p{M}]/u.test(character))) {
    reader.refuse(`${character} in a case-insensitive group`);
  }
  return [code];
}

function toRanges(codes: readonly number[]): ClassItem[] {
  const ranges: { type: "range"; from: number; to: number }[] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last?.to === code - 1) last.to = code;
    else ranges.push({ type: "range", from: code, to: code });
  }
  return ranges;
}
