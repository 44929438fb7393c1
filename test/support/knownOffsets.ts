/** Offsets of the native package that are known to be others than ours: docs/references.md has the reasons. */
import { TokenFlag } from "../../src/tokenizers/tokenizer";
import type { TokenizerFile } from "./differential";
import type { DifferingRange, IsKnownDifference } from "./oracle";

/** What is known of the offsets of a file's tokens. */
export function knownOffsets({ model, normalizer, post_processor: processor }: TokenizerFile): IsKnownDifference {
  const known: IsKnownDifference[] = [isOfSuffix];
  const has = (part: unknown, pattern: RegExp) => pattern.test(JSON.stringify(part));
  const {
    type,
    unk_token: unknown,
    continuing_subword_prefix: prefix,
    byte_fallback: fallsBack,
  } = model as {
    readonly type: string;
    readonly unk_token?: string | null;
    readonly continuing_subword_prefix?: string | null;
    readonly byte_fallback?: boolean;
  };
  // Bytes of a prefix are counted as the text's.
  if (type === "BPE" && (prefix ?? "") !== "" && fallsBack === true) known.push(() => true);
  if (type === "Unigram") known.push(isByteOfRun);
  // Characters that BPE drops are not counted, those that Precompiled puts in are counted as inserted.
  if ((type === "BPE" && (unknown ?? null) === null) || has(normalizer, /"Precompiled"/)) known.push(() => true);
  if (has(processor, /"trim_offsets":true/)) known.push(isTrimmed);
  if (has(normalizer, /"Replace"|"BertNormalizer"/)) known.push(isBesideInsertion);
  return (range) => known.some((isKnown) => isKnown(range));
}

/** Unigram's byte tokens each have the whole run of unknown characters there, of which a part may be changed. */
function isByteOfRun({ flags, start, end, nativeStart, nativeEnd }: DifferingRange): boolean {
  if ((flags & TokenFlag.byteFallback) === 0) return false;
  const isChanged = (flags & TokenFlag.changed) !== 0;
  return isChanged ? nativeStart < end && start < nativeEnd : nativeStart <= start && end <= nativeEnd;
}

/** The bytes of a suffix for the end of words stand behind the word there, as though they were of the text. */
function isOfSuffix({ flags }: DifferingRange): boolean {
  const both = TokenFlag.byteFallback | TokenFlag.inserted;
  return (flags & both) === both;
}

/** `trim_offsets` leaves white space out there, and the character that a space in front has the place of. */
function isTrimmed({ flags, start, end, nativeStart, nativeEnd }: DifferingRange): boolean {
  if ((flags & TokenFlag.inserted) !== 0) return nativeStart === nativeEnd && Math.abs(nativeStart - start) <= 1;
  return start <= nativeStart && nativeEnd <= end;
}

/**
 * What a normalizer puts in has the place of a character beside it there, and what replaces several characters that of the
 * last: here the first has none, and the second that of all.
 */
function isBesideInsertion({ flags, start, end, nativeStart, nativeEnd }: DifferingRange): boolean {
  if ((flags & TokenFlag.inserted) !== 0) return true;
  // Between it and that character others may have been dropped.
  return (flags & TokenFlag.changed) !== 0 && nativeStart <= end && start <= nativeEnd;
}
