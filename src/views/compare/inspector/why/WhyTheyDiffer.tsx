import { type ReactElement, type ReactNode, useState } from "react";
import type { Place } from "../../../../state/compare/slice";
import { useAppStore } from "../../../../state/store";
import { tokenizerEntry } from "../../../../tokenizers/catalogue";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Swatch } from "../../../Swatch";
import { useIsFolded } from "./folded";
import { pairCuts } from "./pairCuts";
import { type Side, WhyPair } from "./WhyPair";
import "./why.css";

/** Why columns cut a place differently: each against the baseline, and any two that are chosen. An empty place has no why. */
export function WhyTheyDiffer({ place }: { readonly place: Place }): ReactElement | null {
  const text = useAppStore((state) => state.comparison.text);
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const baseline = useAppStore((state) => state.comparison.baseline ?? state.comparison.tokenizers[0]);
  const columns = useAppStore((state) => state.columns);
  const [isFolded, fold] = useIsFolded();
  if (place.start === place.end || tokenizers.length < 2) return null;
  const sides = tokenizers.flatMap((reference): Side[] => {
    const column = columns[reference];
    const shown = column?.state === "ready" && column.shown?.text === text ? column.shown : null;
    return shown === null ? [] : [{ reference, shown }];
  });
  const first = sides.find(({ reference }) => reference === baseline) ?? sides[0];
  const others = sides.filter((side) => side !== first);
  if (first === undefined || others.length === 0) return null;
  return (
    <details className="why" open={!isFolded} onToggle={({ currentTarget }) => fold(!currentTarget.open)}>
      <summary>
        <h3>Why they differ</h3>
      </summary>
      {!isFolded && <Pairs {...{ first, others, place }} isAll={sides.length === tokenizers.length} />}
    </details>
  );
}

interface PairsProps {
  readonly first: Side;
  readonly others: readonly Side[];
  readonly place: Place;
  /** Whether no column is missing. */
  readonly isAll: boolean;
}

function Pairs({ first, others, place, isAll }: PairsProps): ReactElement {
  const [other] = others;
  if (other !== undefined && others.length === 1) return <WhyPair {...{ first, place }} second={other} isAlone />;
  const cuts = others.map(({ shown }) => pairCuts(first.shown.encoding, shown.encoding, place));
  const areAlike = cuts.every(({ parted }) => parted === null);
  const rows = (
    <>
      <ul className="why-pairs" aria-label={`Each against ${tokenizerEntry(first.reference).label}`}>
        {others.map((second) => (
          <li key={second.reference}>
            <h4>
              <Swatch reference={second.reference} />
              {tokenizerEntry(second.reference).label}
              <small>against {tokenizerEntry(first.reference).label}</small>
            </h4>
            <WhyPair {...{ first, second, place }} />
          </li>
        ))}
      </ul>
      <AnotherPair sides={[first, ...others]} place={place} />
    </>
  );
  if (!areAlike) return rows;
  const all = `${isAll ? "All" : "The"} ${others.length + 1} columns${isAll ? "" : " that have answered"} cut this alike`;
  const hasSameIds = cuts.every((each) => each.hasSameIds);
  return (
    <>
      <p className="why-alike" data-why-alike={others.length + 1}>
        {all}
        {hasSameIds ? ", with the same ids." : ". Their ids differ: each vocabulary has numbers of its own."}
      </p>
      {!hasSameIds && <Folded summary="Pair by pair">{rows}</Folded>}
    </>
  );
}

/** What is asked for only once it is unfolded. */
function Folded({ summary, children }: { readonly summary: string; readonly children: ReactNode }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="why-more" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}

interface AnotherPairProps {
  readonly sides: readonly Side[];
  readonly place: Place;
}

function AnotherPair({ sides, place }: AnotherPairProps): ReactElement | null {
  const [chosen, choose] = useState<readonly [TokenizerReference | null, TokenizerReference | null]>([null, null]);
  const first = sides.find(({ reference }) => reference === chosen[0]) ?? sides[1];
  const second =
    sides.find(({ reference }) => reference === chosen[1] && reference !== first?.reference) ??
    sides.findLast((side) => side !== first);
  if (first === undefined || second === undefined) return null;
  return (
    <Folded summary="Another pair">
      <div className="why-choice">
        <SideField label="Of" {...{ sides }} value={first} onChange={(reference) => choose([reference, chosen[1]])} />
        <SideField
          label="and"
          sides={sides.filter((side) => side !== first)}
          value={second}
          onChange={(reference) => choose([first.reference, reference])}
        />
      </div>
      <WhyPair {...{ first, second, place }} />
    </Folded>
  );
}

interface SideFieldProps {
  readonly label: string;
  readonly sides: readonly Side[];
  readonly value: Side;
  onChange(reference: TokenizerReference): void;
}

function SideField({ label, sides, value, onChange }: SideFieldProps): ReactElement {
  return (
    <label>
      {label}
      <select
        className="field"
        value={value.reference}
        onChange={(event) => {
          const choice = sides.find(({ reference }) => reference === event.target.value);
          if (choice !== undefined) onChange(choice.reference);
        }}
      >
        {sides.map(({ reference }) => (
          <option key={reference} value={reference}>
            {tokenizerEntry(reference).label}
          </option>
        ))}
      </select>
    </label>
  );
}
