import type { ReactElement } from "react";
import type { CorpusLanguage } from "../../../corpora/language";
import { estimateWidth, fitText, pixels } from "./text";

interface RowLabelProps {
  readonly language: CorpusLanguage;
  readonly layout: { readonly plotLeft: number; readonly hasEndonyms: boolean };
  readonly middle: number;
}

/** A language's name, and its name for itself where there is room for both. */
export function RowLabel({ language, layout, middle }: RowLabelProps): ReactElement {
  const room = layout.plotLeft - 12;
  const name = fitText(language.name, room, 13);
  const { endonym } = language;
  const hasEndonym =
    layout.hasEndonyms &&
    endonym !== null &&
    endonym !== language.name &&
    estimateWidth(name, 13) + estimateWidth(endonym, 12) + 16 < room;
  return (
    <>
      <text x="0" y={pixels(middle + 4.5)} fontSize="13" fill="var(--ink)">
        {name}
      </text>
      {hasEndonym && (
        <text x={room} y={pixels(middle + 4.5)} fontSize="12" fill="var(--ink-faint)" textAnchor="end">
          {endonym}
        </text>
      )}
    </>
  );
}
