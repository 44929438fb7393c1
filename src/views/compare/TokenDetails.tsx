import type { ReactElement } from "react";
import { tokensInRange } from "../../analysis/tokensInRange";
import type { ShownEncoding } from "../../state/columns";
import { useRulerStore } from "../../state/ruler";
import { visibleText } from "../../text/visible";
import { TokenFlag } from "../../tokenizers/tokenizer";
import { formatCount } from "../../ui/format";
import { hexBytes, tokenTextBytes } from "./chips/label";

const listed = 6;

/** How this tokenizer cuts what is under the ruler: one token in full, several by their ids. */
export function TokenDetails({ shown }: { readonly shown: ShownEncoding }): ReactElement {
  const ruler = useRulerStore((state) => state.ruler);
  if (ruler === null) return <p className="token-details idle">Point at a token to see its id and bytes.</p>;
  const { start, end } = tokensInRange(shown.encoding, ruler.byteStart, ruler.byteEnd);
  if (start >= end) return <p className="token-details">No token here.</p>;
  if (end - start === 1) return <p className="token-details">{describeToken(shown, start)}</p>;
  const ids = Array.from(shown.encoding.ids.slice(start, Math.min(end, start + listed)));
  return (
    <p className="token-details">
      <strong>{formatCount(end - start)} tokens</strong> · {ids.join(" ")}
      {end - start > listed ? " …" : ""}
    </p>
  );
}

function describeToken(shown: ShownEncoding, token: number): ReactElement {
  const { encoding, places, text } = shown;
  const flags = encoding.flags[token] ?? 0;
  const bytes = tokenTextBytes(shown, token);
  const pieces = places.pieces[token] ?? 0;
  const cluster = text.slice(places.clusterStart[token], places.clusterEnd[token]);
  const what = pieces > 0 ? `${places.piece[token]} of ${pieces} of ${cluster}` : visibleText(cluster.slice(0, 40));
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
          {" · "}
          <code>{name}</code>
        </>
      )}
      {bytes.length > 0 && (
        <>
          {" · "}
          <bdi>{what}</bdi>
          {" · "}
          <code>{hexBytes(bytes.slice(0, 12))}</code>
          {bytes.length > 12 ? " …" : ""}
        </>
      )}
      {kinds.length > 0 && ` · ${kinds.join(", ")}`}
    </>
  );
}
