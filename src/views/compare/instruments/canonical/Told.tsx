import type { ReactElement } from "react";
import type { CanonicalFigures } from "../../../../instruments/canonical/instrument";
import { type Kind, kinds } from "../../../../instruments/canonical/kinds";
import { formatCount, plural } from "../../../../ui/format";
import { ColumnSections, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";
import { Places } from "./Places";

/** What each column says of the ids: a verdict, and the places where both lists part. */
export function Told({ columns }: { readonly columns: readonly MeasuredColumn<CanonicalFigures>[] }): ReactElement {
  const rows = useFigureRows(columns);
  return (
    <ColumnSections
      rows={rows}
      label={(name) => `Ids of ${name}`}
      data={({ isSame, placeCount }) => ({
        "data-canonical": isSame === null ? "none" : isSame ? "yes" : "no",
        "data-places": placeCount,
      })}
    >
      {(figures) => (
        <>
          <Verdict {...figures} />
          <Kinds {...figures} />
          <Places {...figures} />
        </>
      )}
    </ColumnSections>
  );
}

function Verdict(figures: CanonicalFigures): ReactElement {
  const { of, count, otherCount, isSame, stray, firstStray, firstOtherByte, keepsText } = figures;
  if (firstOtherByte !== null) {
    return <p>The two lists say different things, from byte {formatCount(firstOtherByte)} on.</p>;
  }
  if (isSame === null) {
    return (
      <p>
        <strong>No text has these ids:</strong> {plural(stray, "byte")} {stray === 1 ? "is" : "are"} no UTF-8, the first
        at byte {formatCount(firstStray ?? 0)}.
      </p>
    );
  }
  const other = plural(otherCount ?? 0, "id");
  const changed = keepsText === false && " What they say is not the text letter by letter: the tokenizer changes it.";
  if (of === "pair") {
    return (
      <p>
        <strong>{isSame ? "The same ids." : "The same text, other ids:"}</strong> {plural(count, "id")} in the first
        list, {formatCount(otherCount ?? 0)} in the second.
      </p>
    );
  }
  return isSame ? (
    <p>
      <strong>Canonical.</strong>{" "}
      {of === "ids" ? `Their text is encoded as these ${other}.` : `The text’s own ${other}.`}
      {changed}
    </p>
  ) : (
    <p>
      <strong>Not canonical.</strong> {plural(count, "id")} for what encodes as {formatCount(otherCount ?? 0)}.{changed}
    </p>
  );
}

/** How many places there are of each kind. */
function Kinds({ kinds: counts, placeCount }: CanonicalFigures): ReactElement | null {
  if (placeCount === 0) return null;
  const each = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return (
    <p className="instrument-note">
      They part at {plural(placeCount, "place")}:{" "}
      {each.map(([kind, count]) => `${formatCount(count)} ${kinds[kind as Kind]}`).join(", ")}.
    </p>
  );
}
