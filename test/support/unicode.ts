/**
 * Where the Unicode tables of Hugging Face's native package and of this engine differ. The package has four sets of
 * them, of different ages (docs/references.md); the engine's depend on its ICU. So the sets are found by asking both;
 * `test/exhaustive/unicode.test.ts` pins what may be in them.
 */
import {
  bertNormalizer,
  bertPreTokenizer,
  nfcNormalizer,
  nfdNormalizer,
  nfkcNormalizer,
  nfkdNormalizer,
  Tokenizer,
} from "tokenizers";
import { BertNormalizer } from "../../src/tokenizers/normalizers/bert";
import type { UnicodeForm } from "../../src/tokenizers/normalizers/unicodeForm";
import { createBertPreTokenizer } from "../../src/tokenizers/pretokenizers/characterSplits";

/** Every code point that UTF-8 can carry, as strings, in order. */
export const codePoints: readonly string[] = Array.from({ length: 0x110000 - 0x800 }, (_, i) =>
  String.fromCodePoint(i < 0xd800 ? i : i + 0x800),
);
const everything = codePoints.join("");

/** U+0295 “ʕ” was a lower-case letter up to Unicode 16 and is a letter without case since 17. */
export const recategorized = "\u0295";

/** The code points that a pattern for one character matches in the native package (Oniguruma). */
export function nativeMatches(pattern: string): Set<string> {
  const tokenizer = Tokenizer.fromString(
    JSON.stringify({
      version: "1.0",
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: { type: "Split", pattern: { Regex: `${pattern}+` }, behavior: "Removed", invert: true },
      post_processor: null,
      decoder: null,
      model: { type: "WordLevel", vocab: { x: 0 }, unk_token: "x" },
    }),
  );
  const runs = tokenizer.getPreTokenizer()?.preTokenizeString(everything) ?? [];
  return new Set(runs.flatMap(([run]) => Array.from(run)));
}

/** The code points that a pattern for one character matches in this engine. */
export function engineMatches(pattern: string): Set<string> {
  return new Set(everything.match(new RegExp(pattern, "gu")));
}

/** What is in one set but not in both. */
export function symmetricDifference(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter((c) => !b.has(c)).concat([...b].filter((c) => !a.has(c))));
}

/** Code points whose category differs: assigned in one Unicode version only, or moved to another category. */
export const categoryDifferences = once(() =>
  symmetricDifference(nativeMatches("\\P{Cn}"), engineMatches("\\P{Cn}")).add(recategorized),
);

const nativeForms = {
  NFC: nfcNormalizer(),
  NFD: nfdNormalizer(),
  NFKC: nfkcNormalizer(),
  NFKD: nfkdNormalizer(),
} as const;

/**
 * Code points that a normalization form treats differently: alone, twice, or as a mark among marks (which shows its canonical
 * combining class: U+0334 has class 1, U+0315 class 232), or as the first part of a composed character.
 */
export function formDifferences(form: UnicodeForm): Set<string> {
  const differences = new Set<string>();
  const found = (c: string) => {
    differences.add(c);
    const decomposed = Array.from(c.normalize("NFD"));
    if (decomposed.length > 1 && nativeForms.NFD.normalizeString(c) === c) differences.add(decomposed[0] ?? c);
  };
  // A zero-width non-joiner has class 0 and composes with nothing: it keeps the samples apart.
  const separator = "\u200c";
  const compareBlock = (samples: readonly string[], inContext: (c: string) => string) => {
    const joined = samples.map(inContext).join(separator);
    const [theirs, ours] = [nativeForms[form].normalizeString(joined), joined.normalize(form)];
    if (theirs === ours) return;
    const [theirParts, ourParts] = [theirs.split(separator), ours.split(separator)];
    if (theirParts.length !== samples.length || ourParts.length !== samples.length)
      throw new Error("The samples ran together.");
    samples.forEach((c, i) => {
      if (theirParts[i] !== ourParts[i]) found(c);
    });
  };
  // In blocks, most of which are alike as a whole.
  const compare = (characters: readonly string[], inContext: (c: string) => string) => {
    const samples = characters.filter((c) => c !== separator);
    for (let start = 0; start < samples.length; start += 4096) {
      compareBlock(samples.slice(start, start + 4096), inContext);
    }
  };
  // Only marks have a combining class.
  const marks = codePoints.filter((c) => /\p{M}/u.test(c));
  compare(codePoints, (c) => c);
  // Twice, for what composes with itself: U+113C2 with another is U+113C5.
  compare(codePoints, (c) => c + c);
  compare(marks, (c) => `a\u0315${c}`);
  compare(marks, (c) => `a${c}\u0334`);
  return differences;
}

/** Whether anything in BERT's stages can depend on the code point's properties: marks, punctuation, controls … */
export function mattersToBert(c: string): boolean {
  return /[\p{M}\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}]/u.test(c) || c.normalize("NFD") !== c;
}

/** Those of the code points that BERT's normalizer or pre-tokenizer treats differently. */
export function bertDifferences(among: readonly string[]): Set<string> {
  const options = { cleanText: true, handleChineseChars: true, stripAccents: true, lowercase: true };
  const differences = new Set<string>();
  // No character becomes this Thai letter, and it is neither mark nor white space: it keeps the samples apart.
  const separator = "ก";
  const samples = among.filter((c) => c !== separator);
  const joined = samples.join(separator);
  const theirs = bertNormalizer(options).normalizeString(joined).split(separator);
  const ours = new BertNormalizer(options).normalize(joined).text.split(separator);
  if (theirs.length !== samples.length || ours.length !== samples.length) throw new Error("The samples ran together.");
  samples.forEach((c, i) => {
    if (theirs[i] !== ours[i]) differences.add(c);
  });
  // “กxก” stays in one piece, falls into three where x is punctuation, and loses x where it is white space.
  const text = samples.map((c) => separator + c + separator).join(" ");
  const ranges = createBertPreTokenizer().preTokenize({
    text,
    alignment: null,
    ranges: [0, text.length],
    lead: 1,
  }).ranges;
  const pieces = new Set(
    Array.from({ length: ranges.length / 2 }, (_, i) => text.slice(ranges[2 * i], ranges[2 * i + 1])),
  );
  const theirPieces = new Set(
    bertPreTokenizer()
      .preTokenizeString(text)
      .map(([piece]) => piece),
  );
  for (const piece of symmetricDifference(pieces, theirPieces)) differences.add(piece.replaceAll(separator, ""));
  return differences;
}

/** The code points on which a built-in may differ from the native package, for no reason but their Unicode versions. */
export function documentedDifferences(id: string): ReadonlySet<string> {
  const known = documented.get(id) ?? findDocumentedDifferences(id);
  documented.set(id, known);
  return known;
}

/** Found once: it takes seconds to ask about every code point. */
const documented = new Map<string, ReadonlySet<string>>();

function findDocumentedDifferences(id: string): ReadonlySet<string> {
  const forms: Readonly<Record<string, UnicodeForm>> = { qwen3: "NFC", claude2: "NFKC", bert_uncased: "NFD" };
  const form = forms[id];
  const differences = new Set(categoryDifferences());
  for (const c of form === undefined ? [] : formDifferences(form)) differences.add(c);
  for (const c of id === "bert_uncased" ? bertDifferences(codePoints.filter(mattersToBert)) : []) differences.add(c);
  return differences;
}

function once<T>(compute: () => T): () => T {
  let value: { readonly of: T } | null = null;
  return () => {
    value ??= { of: compute() };
    return value.of;
  };
}
