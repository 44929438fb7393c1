/** Offsets of the native package that are known to be others than ours: docs/references.md has the reasons. */
import { TokenFlag } from "../../src/tokenizers/tokenizer";
import type { TokenizerFile } from "./differential";
import type { DifferingRange, IsKnownDifference } from "./oracle";

/** What is known of the offsets of a file's tokens. */
export function knownOffsets(file: TokenizerFile): IsKnownDifference {
  const { type } = file.model as { readonly type?: unknown };
  return (range) => type === "Unigram" && isByteOfRun(range);
}

/** Unigram's byte tokens each have the whole run of unknown characters there. */
function isByteOfRun({ flags, start, end, nativeStart, nativeEnd }: DifferingRange): boolean {
  return (flags & TokenFlag.byteFallback) !== 0 && nativeStart <= start && end <= nativeEnd;
}
