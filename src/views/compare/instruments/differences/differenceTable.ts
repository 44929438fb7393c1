import { columnTitle } from "../../../../state/compare/columnName";
import type { Comparison } from "../../../../state/pages";
import type { Compared } from "../../differences/compared";
import { piecesOf, textOf } from "../../differences/pieces";
import type { Table } from "../table/tables";

/**
 * The listed differences for other programs: the text (with everything visible in it, or in hex), where the first of them begins in
 * bytes, how often it is there, tokens saved each time, and for each column its tokens and its cut, pieces parted by a bar.
 */
export function differenceTable({ list, references }: Compared, { models }: Pick<Comparison, "models">): Table {
  const labels = references.map((reference) => columnTitle(reference, { models }));
  return {
    heads: [
      "text",
      "byte",
      "texts",
      "times",
      "saved",
      ...labels.flatMap((label) => [`${label} tokens`, `${label} cut`]),
    ],
    rows: list.rows.map(({ bytes, start, alike, count, saved, cuts }) => [
      ...[textOf(bytes).text, start, alike, count, saved],
      ...cuts.flatMap((cut) => [
        cut.tokens,
        piecesOf(cut, bytes, cut.ends.length)
          .map(({ text }) => text)
          .join("|"),
      ]),
    ]),
  };
}
