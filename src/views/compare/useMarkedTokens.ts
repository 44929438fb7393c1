import { tokensInRange } from "../../analysis/tokensInRange";
import type { ShownEncoding } from "../../state/compare/columns";
import { type ShownPlace, useShownPlace } from "../../state/compare/place";

/** How a column shows the place that the page speaks of. */
interface MarkedTokens {
  readonly place: ShownPlace | null;
  /** Its tokens that have any of it, as a half-open range; null where none is marked. */
  readonly marked: { readonly start: number; readonly end: number } | null;
  /** The token that the editor's caret stands before, between two; else -1. */
  readonly caret: number;
}

/** The tokens of a column that lie in the place that is shown. */
export function useMarkedTokens({ encoding }: Pick<ShownEncoding, "encoding">): MarkedTokens {
  const place = useShownPlace();
  if (place === null) return { place, marked: null, caret: -1 };
  const touched = tokensInRange(encoding, place.start, place.end);
  // A caret between two tokens is in neither of them.
  const isBetween = place.kind === "caret" && (encoding.byteStart[touched.start] ?? place.start) === place.start;
  return isBetween ? { place, marked: null, caret: touched.start } : { place, marked: touched, caret: -1 };
}
