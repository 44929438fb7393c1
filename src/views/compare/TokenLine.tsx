import type { ReactElement, ReactNode } from "react";
import { tokensInRange } from "../../analysis/tokensInRange";
import type { ShownEncoding } from "../../state/compare/columns";
import type { ShownPlace } from "../../state/compare/place";
import { hexBytes } from "../../text/bytes";
import type { ByteOffset } from "../../text/utf8";
import { visibleText } from "../../text/visible";
import { formatCount, plural } from "../../ui/format";
import { tokenTextBytes } from "./chips/label";
import { unicodeNote } from "./unicode/unicodeVersion";

/** What a line has room for; the inspector has all. */
const longest = { bytes: 24, units: 40 } as const;

interface TokenLineProps {
  readonly shown: ShownEncoding;
  readonly place: ShownPlace;
}

/** How a tokenizer cuts a place, in a line: the inspector, which a click opens, has the rest. */
export function TokenLine({ shown, place: { kind, start: from, end: to } }: TokenLineProps): ReactNode {
  const { start, end } = tokensInRange(shown.encoding, from, to);
  if (kind === "caret") return <Caret shown={shown} caret={from} token={start} />;
  if (start >= end) return "No token here.";
  if (end - start > 1) return <strong>{formatCount(end - start)} tokens</strong>;
  return <OneToken shown={shown} token={start} />;
}

interface CaretProps extends Pick<TokenLineProps, "shown"> {
  readonly caret: ByteOffset;
  /** The token that has the byte after it; one more than there are at the end. */
  readonly token: number;
}

/** On which side of which boundary a caret stands. */
export function Caret({ shown, caret, token }: CaretProps): ReactElement {
  const { byteStart, byteEnd } = shown.encoding;
  const from = byteStart[token] ?? caret;
  const quote = (at: number) => <bdi>“{visibleText(shownText(shown, at).text)}”</bdi>;
  if (from < caret) {
    return (
      <>
        The caret is inside {quote(token)}, {caret - from} of its {plural((byteEnd[token] ?? 0) - from, "byte")} before
        it.
      </>
    );
  }
  if (token === 0) return <>The caret is before the first token.</>;
  if (token === byteStart.length) return <>The caret is after the last token, {quote(token - 1)}.</>;
  return (
    <>
      The caret is between {quote(token - 1)} and {quote(token)}.
    </>
  );
}

/** The text of the characters that a token has bytes of, or the name of one that has none, as far as a line shows it. */
function shownText(
  { places, text, names, encoding }: ShownEncoding,
  token: number,
): { readonly text: string; readonly rest: number } {
  const start = places.clusterStart[token] ?? 0;
  const end = places.clusterEnd[token] ?? 0;
  if (start === end) return { text: names.get(encoding.ids[token] ?? 0) ?? "", rest: 0 };
  const cut = Math.min(end, start + longest.units);
  // Not between the halves of a pair.
  const shownEnd = cut < end && (text.codePointAt(cut - 1) ?? 0) > 0xffff ? cut - 1 : cut;
  return { text: text.slice(start, shownEnd), rest: end - shownEnd };
}

interface OneTokenProps extends Pick<TokenLineProps, "shown"> {
  readonly token: number;
}

function OneToken({ shown, token }: OneTokenProps): ReactElement {
  const { encoding, places } = shown;
  const bytes = tokenTextBytes(shown, token);
  const pieces = places.pieces[token] ?? 0;
  const { text, rest } = shownText(shown, token);
  const name = shown.names.get(encoding.ids[token] ?? 0);
  // What has no vocabulary has no reference library that could differ.
  const versions = shown.vocabularySize === null ? undefined : unicodeNote(text);
  return (
    <>
      <strong>id {encoding.ids[token]}</strong>
      {name !== undefined && (
        <>
          {" "}
          <code>{name}</code>
        </>
      )}
      {bytes.length > 0 && (
        <>
          {" "}
          {/* In quotation marks: a space shows as a dot, and must not be taken for a sign between two figures. */}
          <span>
            {pieces > 0 && `${places.piece[token]} of ${pieces} of `}“<bdi>{visibleText(text)}</bdi>”
          </span>
          <More of={rest} what="UTF-16 unit" /> <code>{hexBytes(bytes.slice(0, longest.bytes))}</code>
          <More of={bytes.length - longest.bytes} what="byte" />
        </>
      )}
      {versions !== undefined && ` · ${versions}.`}
    </>
  );
}

/** What was too much to show, in words. */
function More({ of, what }: { readonly of: number; readonly what: string }): ReactElement | null {
  return of <= 0 ? null : <> and {plural(of, `more ${what}`)}</>;
}
