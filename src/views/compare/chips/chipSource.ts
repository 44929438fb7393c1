import type { ShownEncoding } from "../../../state/compare/columns";
import { labelToken } from "./label";
import type { ChipSource } from "./layout";
import { measureChips } from "./measure";

/** What the layout of an encoding's chips asks of them. */
export function chipSource(shown: ShownEncoding, showIds: boolean): ChipSource {
  const { encoding, places, text } = shown;
  return {
    count: encoding.ids.length,
    widths: (start, end) =>
      measureChips(
        Array.from({ length: end - start }, (_, i) => ({
          label: labelToken(shown, start + i),
          id: showIds ? (encoding.ids[start + i] ?? 0) : null,
        })),
      ),
    endsLine: (token) => {
      const end = places.unitEnd[token] ?? 0;
      if (end > (places.unitStart[token] ?? 0) && text.charCodeAt(end - 1) === 10) return true;
      // Some tokenizers (BERT, words) drop white space, so that a line's end is in no token.
      const next = places.unitStart[token + 1] ?? end;
      return next > end && text.slice(end, next).includes("\n");
    },
  };
}
