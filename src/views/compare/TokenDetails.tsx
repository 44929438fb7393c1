import type { ReactElement } from "react";
import { tokensInRange } from "../../analysis/tokensInRange";
import type { ShownEncoding } from "../../state/compare/columns";
import { useRulerStore } from "../../state/compare/ruler";
import { visibleText } from "../../text/visible";
import { TokenFlag } from "../../tokenizers/tokenizer";
import { formatCount, plural } from "../../ui/format";
import { hexBytes, tokenTextBytes } from "./chips/label";

/** More than entries of vocabularies have; only a whole text that is one token does. */
const longest = { ids: 64, bytes: 128, units: 256 } as const;

interface TokenDetailsProps {
  readonly shown: ShownEncoding;
}

/** How this tokenizer cuts what is under the ruler: one token in full, several by their ids. */
export function TokenDetails({ shown }: TokenDetailsProps): ReactElement {
  const ruler = useRulerStore((state) => state.ruler);
  const kind = ruler === null ? "idle" : ruler.reveal ? "chosen" : "";
  return (
    <div className={`token-details ${kind}`}>
      <p>{ruler === null ? "Point at a token, or tap it, for its id and bytes." : describe(shown, ruler)}</p>
    </div>
  );
}

function describe(shown: ShownEncoding, { byteStart, byteEnd }: { byteStart: number; byteEnd: number }) {
  const { start, end } = tokensInRange(shown.encoding, byteStart, byteEnd);
  if (start >= end) return "No token here.";
  if (end - start === 1) return <OneToken shown={shown} token={start} />;
  const ids = shown.encoding.ids.slice(start, Math.min(end, start + longest.ids));
  return (
    <>
      <strong>{formatCount(end - start)} tokens</strong> {Array.from(ids).join(" ")}
      <More of={end - start - ids.length} what="token" />
    </>
  );
}

function OneToken({ shown, token }: TokenDetailsProps & { readonly token: number }): ReactElement {
  const { encoding, places, text } = shown;
  const flags = encoding.flags[token] ?? 0;
  const bytes = tokenTextBytes(shown, token);
  const pieces = places.pieces[token] ?? 0;
  const start = places.clusterStart[token] ?? 0;
  const end = places.clusterEnd[token] ?? 0;
  const cut = Math.min(end, start + longest.units);
  // Not between the halves of a pair.
  const shownEnd = cut < end && (text.codePointAt(cut - 1) ?? 0) > 0xffff ? cut - 1 : cut;
  const name = shown.names.get(encoding.ids[token] ?? 0);
  const kinds = [
    flags & TokenFlag.special ? "control token" : "",
    flags & TokenFlag.inserted ? "inserted" : "",
    flags & TokenFlag.unknown ? "unknown" : "",
    flags & TokenFlag.byteFallback ? "byte fallback" : "",
    flags & TokenFlag.changed ? "normalized" : "",
  ].filter((kind) => kind !== "");
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
            {pieces > 0 && `${places.piece[token]} of ${pieces} of `}“
            <bdi>{visibleText(text.slice(start, shownEnd))}</bdi>”
          </span>
          <More of={end - shownEnd} what="UTF-16 unit" /> <code>{hexBytes(bytes.slice(0, longest.bytes))}</code>
          <More of={bytes.length - longest.bytes} what="byte" />
        </>
      )}
      {kinds.length > 0 && <span> {kinds.join(", ")}</span>}
    </>
  );
}

/** What was too much to show, in words. */
function More({ of, what }: { readonly of: number; readonly what: string }): ReactElement | null {
  return of <= 0 ? null : <> and {plural(of, `more ${what}`)}</>;
}
