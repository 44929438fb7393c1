import type { ReactElement } from "react";
import type { CoversFigures } from "../../../../instruments/covers/instrument";
import { visibleText } from "../../../../text/visible";
import { formatCount, plural } from "../../../../ui/format";
import { ListedTokens, Stretch } from "../../ids/TokenChips";
import { ColumnSections, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";

/** Of each column how many covers there are, by overhang, and the first of them; and what was not found to follow. */
export function Told({ columns }: { readonly columns: readonly MeasuredColumn<CoversFigures>[] }): ReactElement {
  const rows = useFigureRows(columns);
  return (
    <ColumnSections
      rows={rows}
      label={(name) => `Covers in ${name}`}
      data={({ count, byte }) => ({ "data-covers": count, "data-prompt": byte })}
    >
      {(figures) => (
        <>
          <p>
            <strong>{plural(figures.count, "cover")}</strong> of “<bdi>{visibleText(figures.tail)}</bdi>”, where the
            prompt ends
          </p>
          {figures.count === 0 && (
            <p className="instrument-note">
              No text that its tokens spell begins with the prompt: the tokenizer changes its end, or leaves some of it
              out.
            </p>
          )}
          <Overhangs {...figures} />
          <Listed {...figures} />
          <Follows {...figures} />
        </>
      )}
    </ColumnSections>
  );
}

function Overhangs({ byOverhang }: CoversFigures): ReactElement {
  const most = Math.max(1, ...byOverhang);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <ol className="covers-overhangs" aria-label="Covers by bytes beyond the prompt" tabIndex={0}>
      {byOverhang.map((count, overhang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its overhang
        <li key={overhang}>
          <span>{overhang === 0 ? "ends with it" : `+ ${plural(overhang, "byte")}`}</span>
          <span className="covers-bar" style={{ inlineSize: `${(80 * count) / most}px` }} />
          <span>{formatCount(count)}</span>
        </li>
      ))}
    </ol>
  );
}

function Listed({ first, count }: CoversFigures): ReactElement | null {
  if (first.length === 0) return null;
  return (
    <details>
      <summary>{first.length < count ? `The first ${formatCount(first.length)}` : "All of them"}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <ol className="covers-list" aria-label="Covers" tabIndex={0}>
        {first.map(({ tokens }) => (
          <li key={tokens.map(({ id }) => id).join(" ")}>
            <Stretch tokens={tokens} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Follows({ following }: CoversFigures): ReactElement | null {
  if (following === null) return null;
  const { can, notFound, untold, first, unseenBytes } = following;
  return (
    <>
      <p data-not-found={notFound}>
        <strong>{plural(notFound, "entry", "entries")}</strong> were not found to follow its last token in trials;{" "}
        {formatCount(can)} can
        {untold > 0 && `, and of ${formatCount(untold)} that are pieces of characters it is not told`}.
      </p>
      <p className="instrument-note" data-unseen={unseenBytes.join(" ")}>
        {unseenBytes.length === 0
          ? "Every byte can come next."
          : `With these next bytes began no entry that followed. Where indeed none does, a model that has seen only canonical text gives them the probability 0: ${unseenBytes.map(byteInWords).join(" ")}`}
      </p>
      <ListedTokens
        summary={first.length < notFound ? `The first ${formatCount(first.length)} of them` : "Those entries"}
        tokens={first}
      />
    </>
  );
}

/** Printable ASCII as it is, all else in hexadecimal. */
function byteInWords(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? `“${String.fromCharCode(byte)}”`
    : byte.toString(16).toUpperCase().padStart(2, "0");
}
