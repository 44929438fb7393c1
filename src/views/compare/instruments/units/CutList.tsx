import { memo, type ReactElement, useCallback, useDeferredValue, useId, useMemo, useRef, useState } from "react";
import { cutsOf, type PackedCuts, piecesOf } from "../../../../instruments/units/packedCuts";
import { utf8Encode } from "../../../../text/utf8";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { ToggleGroup } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import { Spacer } from "../../../../ui/Spacer";
import { useVisibleRows } from "../../../../ui/useVisibleRows";
import { Swatch } from "../../../Swatch";
import { ShownBytes } from "../../ids/TokenChips";

/** What a column makes of the list's texts. */
export interface CutColumn {
  readonly reference: TokenizerReference;
  readonly name: string;
  readonly made: PackedCuts;
  /** Tokens of each. */
  readonly counts: Uint16Array;
}

interface CutListProps {
  readonly label: string;
  readonly texts: readonly string[];
  /** Where each should be cut; null of terms, of which nobody says so. */
  readonly wanted: PackedCuts | null;
  /** What each is listed under. */
  readonly classOf: readonly string[] | null;
  readonly columns: readonly CutColumn[];
}

/** Of a row, in CSS pixels, as frame.css has it. */
const rowHeight = 34;
const rowHeightOf = () => rowHeight;
/** As many as are in sight. */
const usualRows = 12;

/** What the list is sorted by. */
type Order = "apart" | "tokens" | "list";

/** A list's texts with every column's cut, the most disagreed on first; of any number only the rows in sight exist. */
export const CutList = memo(function CutList(props: CutListProps): ReactElement {
  const { label, texts, wanted, classOf, columns } = props;
  const [order, setOrder] = useState<Order>(wanted === null ? "tokens" : "apart");
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed.trim().toLowerCase());
  const scroll = useRef<HTMLElement>(null);
  const fieldId = useId();
  const sorted = useMemo(() => sortedBy(order, texts.length, wanted, columns), [order, texts, wanted, columns]);
  const rows = useMemo(() => {
    if (sought === "") return sorted;
    const has = (text: string | undefined) => text?.toLowerCase().includes(sought) === true;
    return sorted.filter((i) => has(texts[i]) || has(classOf?.[i]));
  }, [sorted, sought, texts, classOf]);
  const heightOf = useCallback(rowHeightOf, []);
  const { start, end } = useVisibleRows(scroll, heightOf, rows.length, usualRows);
  const inSight = [...rows.subarray(start, end)];
  return (
    <div className="units-list">
      <div className="units-list-head">
        <ToggleGroup<Order>
          label={`Order of ${label.toLowerCase()}`}
          value={order}
          choices={[
            ...(wanted === null ? [] : [{ value: "apart" as const, label: "Most wrong" }]),
            { value: "tokens", label: "Most tokens" },
            { value: "list", label: "As listed" },
          ]}
          onChange={setOrder}
        />
        <label htmlFor={fieldId} className="labelled">
          Only with
          <input
            id={fieldId}
            className="field"
            type="search"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <small className="units-small" role="status">
          {sought === "" ? plural(texts.length, "row") : `${formatCount(rows.length)} of ${formatCount(texts.length)}`}
        </small>
        {wanted !== null && (
          <small className="units-small">
            <i className="units-end" data-end="right" /> right end <i className="units-end" data-end="wrong" /> wrong
            end <i className="units-end" data-end="missed" /> missed end
          </small>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="units-scroll scrolls-sideways" ref={scroll} aria-label={label} tabIndex={0}>
        <table aria-rowcount={rows.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{wanted === null ? "Term" : "Gold"}</th>
              {columns.map(({ reference, name }) => (
                <th key={reference} scope="col">
                  <Swatch reference={reference} /> {name}
                </th>
              ))}
            </tr>
          </thead>
          {start > 0 && <Spacer height={start * rowHeight} />}
          <tbody>
            {inSight.map((row, i) => (
              <tr key={row} aria-rowindex={start + i + 2} data-text={texts[row]}>
                <th scope="row">
                  <Cut text={texts[row] ?? ""} wanted={wanted && cutsOf(wanted, row)} made={null} />
                  {classOf?.[row] && <small className="units-small"> {classOf[row]}</small>}
                </th>
                {columns.map(({ reference, made, counts }) => (
                  <td key={reference} data-tokens={counts[row]}>
                    <Cut text={texts[row] ?? ""} wanted={wanted && cutsOf(wanted, row)} made={cutsOf(made, row)} />
                    <small className="units-small">{counts[row]}</small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {end < rows.length && <Spacer height={(rows.length - end) * rowHeight} />}
        </table>
      </section>
    </div>
  );
});

/** The texts' numbers in an order; of equal ones the list's own. */
function sortedBy(order: Order, count: number, wanted: PackedCuts | null, columns: readonly CutColumn[]): Uint32Array {
  const numbers = Uint32Array.from({ length: count }, (_, i) => i);
  if (order === "list") return numbers;
  const keys = new Float64Array(count);
  for (const { made, counts } of columns) {
    for (let i = 0; i < count; i++) {
      const key =
        order === "tokens" || wanted === null ? (counts[i] as number) : apart(cutsOf(wanted, i), cutsOf(made, i));
      keys[i] = (keys[i] as number) + key;
    }
  }
  return numbers.sort((a, b) => (keys[b] as number) - (keys[a] as number) || a - b);
}

/** Wrong and missed ends. */
function apart(wanted: readonly number[], made: readonly number[]): number {
  const right = wanted.filter((end) => made.includes(end)).length;
  return wanted.length + made.length - 2 * right;
}

interface CutProps {
  readonly text: string;
  readonly wanted: readonly number[] | null;
  /** Null where the text is shown as it should be cut. */
  readonly made: readonly number[] | null;
}

/** A text with a mark at each of its ends: right, wrong or missed. */
function Cut({ text, wanted, made }: CutProps): ReactElement {
  const ends = [...new Set([...(wanted ?? []), ...(made ?? [])])].sort((a, b) => a - b);
  const pieces = piecesOf(text, ends);
  let at = 0;
  return (
    <bdi className="units-cut">
      {pieces.map((bytes, i) => {
        const end = ends[i];
        at += bytes.length;
        return (
          <span key={at}>
            <ShownBytes bytes={bytes} keepsLines />
            {end !== undefined && <EndMark end={end} wanted={wanted} made={made} />}
          </span>
        );
      })}
      {utf8Encode(text).length === 0 && "(nothing)"}
    </bdi>
  );
}

function EndMark({ end, wanted, made }: Omit<CutProps, "text"> & { readonly end: number }): ReactElement {
  const isMade = made === null || made.includes(end);
  const kind = wanted === null ? "plain" : !isMade ? "missed" : wanted.includes(end) ? "right" : "wrong";
  return <i className="units-end" data-end={made === null ? "plain" : kind} />;
}
