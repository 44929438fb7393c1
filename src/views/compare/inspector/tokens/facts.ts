import type { ShownEncoding } from "../../../../state/compare/columns";
import { hexBytes } from "../../../../text/bytes";
import { visibleText } from "../../../../text/visible";
import { formatCount } from "../../../../ui/format";
import { formatScore } from "../../../../ui/laterFormats";
import type { EntryFacts } from "../../../../worker/explain/protocol";
import { unicodeNote } from "../../unicode/unicodeVersion";
import { type Range, type TokenFacts, tokenFacts } from "./tokenFacts";

/** Something that is known of a token. */
export interface Fact {
  /** What tests and style sheets know it by. */
  readonly key: string;
  /** What it is called. */
  readonly name: string;
  /** What is copied. */
  readonly value: string;
  /** What is shown, where that is not the same. */
  readonly shown?: string;
  /** What it means, beside it. */
  readonly note?: string;
  /** Whether it is of the text or the vocabulary, and not said about them. */
  readonly isQuoted?: boolean;
}

/**
 * All that is known of a token, in the order in which it is told: what it is, then where it is.
 * @param entry what the vocabulary says of it; undefined while nobody has told it, and where there is none
 */
export function factsOf(shown: ShownEncoding, token: number, entry: EntryFacts | undefined): Fact[] {
  const facts = tokenFacts(shown, token);
  return [...whatItIs(facts, shown, entry), ...whereItIs(facts, shown, token)];
}

function whatItIs(facts: TokenFacts, { vocabularySize }: ShownEncoding, entry: EntryFacts | undefined): Fact[] {
  const { id, text, piece, bytes, codePoints, kinds } = facts;
  const hex = hexBytes(bytes);
  const meant = entry === undefined ? hex : hexBytes(entry.bytes);
  const shown = piece === null ? text : piece.character;
  // What has no vocabulary has no reference library that could differ.
  const versions = vocabularySize === null ? undefined : unicodeNote(text);
  return [
    ...(vocabularySize === null
      ? []
      : [
          {
            key: "entry",
            name: "Entry",
            value: entry?.name ?? "",
            shown: visibleText(entry?.name ?? ""),
            isQuoted: true,
          },
        ]),
    ...(text === ""
      ? []
      : [
          {
            ...{ key: "text", name: "Text", value: shown, shown: visibleText(shown), isQuoted: true },
            ...(piece !== null && { note: `piece ${piece.number} of ${piece.of}` }),
          },
        ]),
    { key: "id", name: "Id", value: String(id), ...(vocabularySize === null && { note: "by first appearance" }) },
    ...(entry?.rank == null ? [] : [{ key: "rank", name: "Rank", value: String(entry.rank) }]),
    ...(entry?.score == null
      ? []
      : [{ key: "score", name: "Score", value: String(entry.score), shown: formatScore(entry.score) }]),
    ...(kinds.length === 0 ? [] : [{ key: "kind", name: "Kind", value: kinds.join("; ") }]),
    ...(bytes.length === 0 ? [] : [{ key: "bytes", name: "Bytes", value: hex, isQuoted: true }]),
    ...(meant === hex || text === "" ? [] : [{ key: "meant", name: "Entry’s bytes", value: meant, isQuoted: true }]),
    ...(codePoints.length === 0
      ? []
      : [
          {
            ...{ key: "code-points", name: "Code points", value: codePoints.join(" "), isQuoted: true },
            ...(codePoints.some((each) => halfPair.test(each)) && { note: "half of a pair is read as U+FFFD" }),
          },
        ]),
    ...(versions === undefined ? [] : [{ key: "unicode", name: "Unicode", value: versions }]),
  ];
}

function whereItIs({ offsets, line }: TokenFacts, { encoding }: ShownEncoding, token: number): Fact[] {
  const { bytes, codePoints, units } = offsets;
  const isAlike = rangeText(bytes) === rangeText(units);
  return [
    {
      ...{ key: "at-bytes", name: "At byte", value: rangeText(bytes) },
      ...(isAlike && { note: "in code points and UTF-16 too" }),
    },
    ...(isAlike
      ? []
      : [
          { key: "at-code-points", name: "At code point", value: rangeText(codePoints) },
          { key: "at-units", name: "At UTF-16 unit", value: rangeText(units) },
        ]),
    { key: "index", name: "Index", value: String(token), note: `of ${formatCount(encoding.ids.length)}, from 0` },
    { key: "line", name: "Line", value: String(line) },
  ];
}

/** Half of a surrogate pair without the other half, as code points are written. */
const halfPair = /^U\+D[89A-F]..(?!\S)/;

/** A half-open range; an empty one is a place. */
export function rangeText([start, end]: Range): string {
  return start === end ? String(start) : `${start}–${end}`;
}
