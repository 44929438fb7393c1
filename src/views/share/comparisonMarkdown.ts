import { computeRatios } from "../../analysis/encodingFigures";
import { columnTitle } from "../../state/compare/columnName";
import type { ShownEncoding } from "../../state/compare/columns";
import type { AppState } from "../../state/store";
import { comparisonToMarkdown, type MarkdownColumn } from "./markdown";

/** Tokens of each segmentation that the Markdown spells out; GitHub ends a comment at 65,536 characters. */
const piecesShown = 500;

/**
 * The comparison on screen as Markdown; columns without a result are left out.
 * @param link the comparison's link, or null when it is too long for one
 */
export function comparisonMarkdown({ comparison, columns }: AppState, link: string | null): string {
  const baseline = comparison.baseline ?? comparison.tokenizers[0];
  const baselineTokens = baseline === undefined ? null : (columns[baseline]?.shown?.figures.tokens ?? null);
  const shownColumns = comparison.tokenizers.flatMap((reference): MarkdownColumn[] => {
    const column = columns[reference];
    if (column?.state !== "ready" || column.shown === null) return [];
    const { shown } = column;
    const ratios = computeRatios(shown.figures, shown.textFigures, baselineTokens);
    return [
      {
        label: columnTitle(reference, comparison),
        reference,
        tokens: shown.figures.tokens,
        ...ratios,
        unkShare: ratios.unknownShare,
        vocabularySize: shown.vocabularySize,
        pieces: pieces(shown),
        truncated: shown.encoding.ids.length > piecesShown,
      },
    ];
  });
  return comparisonToMarkdown({ text: comparison.text, link, columns: shownColumns });
}

/** Texts of the first tokens; tokens that share a character appear as which piece of it they are. */
function pieces({ text, places, encoding }: ShownEncoding): string[] {
  return Array.from(encoding.ids.subarray(0, piecesShown), (_, token) => {
    const parts = places.pieces[token] ?? 0;
    if (parts === 0) return text.slice(places.unitStart[token], places.unitEnd[token]);
    return `${text.slice(places.clusterStart[token], places.clusterEnd[token])} ${places.piece[token]}/${parts}`;
  });
}
