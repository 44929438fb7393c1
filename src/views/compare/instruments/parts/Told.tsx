import type { ReactElement } from "react";
import type { PartsFigures } from "../../../../instruments/parts/instrument";
import { formatCount, formatShare } from "../../../../ui/format";
import { FigureTable } from "../../FigureTable";
import { ShownBytes, Stretch } from "../../ids/TokenChips";
import { ColumnSections, plainColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";
import { Marks } from "./Marks";

/** Figures in a table, then of each column its cuts, marked in the text. */
export function Told({ columns }: { readonly columns: readonly MeasuredColumn<PartsFigures>[] }): ReactElement {
  const rows = useFigureRows(columns);
  const column = (name: string, hint: string, write: (figures: PartsFigures) => string) =>
    plainColumn(rows, name, hint, write);
  const table = [
    column("Places", "Between two characters of the text.", ({ cuts }) => formatCount(cuts)),
    column("Safe", "Places where both parts’ tokens are the whole’s.", ({ safe }) => formatCount(safe)),
    column("Share", "Safe places ÷ all of which it is told.", ({ cuts, safe, untold }) =>
      formatShare(cuts === untold ? null : safe / (cuts - untold)),
    ),
    column(
      "Decodes in parts",
      "Whether decode(a) + decode(b) = decode(a + b), byte by byte, for all ids.",
      ({ decoding }) => (decoding === null ? "yes" : `no: ${decoding.stage}`),
    ),
  ];
  return (
    <>
      <div className="ratios parts">
        <FigureTable label="Table of parts" rows={rows} columns={table} />
      </div>
      <ColumnSections
        rows={rows}
        label={(name) => `Parts in ${name}`}
        data={({ cuts, safe }) => ({ "data-cuts": cuts, "data-safe": safe })}
      >
        {(figures) => (
          <>
            <Marks {...figures} />
            <Cut {...figures} />
            <Decoding {...figures} />
          </>
        )}
      </ColumnSections>
    </>
  );
}

function Cut({ cut }: PartsFigures): ReactElement | null {
  if (cut === null) return null;
  const { byte, isAsked, isSame, before, after, whole } = cut;
  return (
    <div data-cut={isSame ? "same" : "other"}>
      <p>
        {isAsked ? "At the place" : "The first that is not safe"}, byte {formatCount(byte)}:{" "}
        <strong>{isSame ? "the same tokens" : "other tokens"}</strong>
      </p>
      <dl className="parts-cut">
        <dt>apart</dt>
        <dd>
          <Stretch tokens={before} />
          <span className="parts-plus">+</span>
          <Stretch tokens={after} />
        </dd>
        <dt>together</dt>
        <dd>
          <Stretch tokens={whole} />
        </dd>
      </dl>
    </div>
  );
}

function Decoding({ decoding }: PartsFigures): ReactElement | null {
  if (decoding === null) return null;
  const { stage, ids, together, apart } = decoding;
  return (
    <p className="instrument-note" data-breaks={stage}>
      Its decoder ({stage}) goes by where a token stands: ids {ids[0]} and {ids[1]} together are “
      <ShownBytes bytes={together} />
      ”, and apart “<ShownBytes bytes={apart[0]} />” and “<ShownBytes bytes={apart[1]} />
      ”.
    </p>
  );
}
