import { type ReactElement, type ReactNode, useState } from "react";
import { tokensInRange } from "../../../../analysis/tokensInRange";
import { useColumnTitles } from "../../../../state/compare/columnName";
import type { Place } from "../../../../state/compare/slice";
import { useAppStore } from "../../../../state/store";
import type { Encoding } from "../../../../tokenizers/tokenizer";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Swatch } from "../../../Swatch";
import { type Side, useSides } from "../asking/useSides";
import { useIsFolded } from "./folded";
import { pairCuts } from "./pairCuts";
import { WhyPair } from "./WhyPair";
import "./why.css";

/** Why columns cut a place differently: each against the baseline, and any two that are chosen. An empty place has no why. */
export function WhyTheyDiffer({ place }: { readonly place: Place }): ReactElement | null {
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const baseline = useAppStore((state) => state.comparison.baseline ?? state.comparison.tokenizers[0]);
  const sides = useSides();
  const [isFolded, fold] = useIsFolded();
  if (place.start === place.end || tokenizers.length < 2) return null;
  const first = sides.find(({ reference }) => reference === baseline) ?? sides[0];
  const others = sides.filter((side) => side !== first);
  if (first === undefined || others.length === 0) return null;
  // What no column has a token for, as behind the text's end, none cuts.
  if (sides.every(({ shown: { encoding } }) => !hasTokens(encoding, place))) return null;
  return (
    <details className="why" open={!isFolded} onToggle={({ currentTarget }) => fold(!currentTarget.open)}>
      <summary>
        <h3>Do they agree here?</h3>
      </summary>
      {!isFolded && <Pairs {...{ first, others, place }} isAll={sides.length === tokenizers.length} />}
    </details>
  );
}

function hasTokens(encoding: Encoding, { start, end }: Place): boolean {
  const tokens = tokensInRange(encoding, start, end);
  return tokens.start < tokens.end;
}

interface PairsProps {
  readonly first: Side;
  readonly others: readonly Side[];
  readonly place: Place;
  /** Whether no column is missing. */
  readonly isAll: boolean;
}

function Pairs({ first, others, place, isAll }: PairsProps): ReactElement {
  const titleOf = useColumnTitles();
  const [other] = others;
  if (other !== undefined && others.length === 1) return <WhyPair {...{ first, place }} second={other} isAlone />;
  const compared = others.map((second) => ({
    second,
    ...pairCuts(first.shown.encoding, second.shown.encoding, place),
  }));
  const parted = compared.filter((each) => each.parted !== null).map(({ second }) => second);
  const alike = compared.filter((each) => each.parted === null);
  const rows = (seconds: readonly Side[]) => <Rows {...{ first, seconds, place }} />;
  const another = <AnotherPair sides={[first, ...others]} place={place} />;
  if (parted.length === 0) {
    const hasSameIds = alike.every((each) => each.hasSameIds);
    return (
      <>
        <p className="why-alike" data-why-alike={others.length + 1}>
          {isAll ? "All" : "The"} {others.length + 1} columns{!isAll && " that have answered"} cut this alike
          {hasSameIds ? ", with the same ids." : ". Their ids differ: each vocabulary has numbers of its own."}
        </p>
        {!hasSameIds && (
          <Folded summary="Pair by pair">
            {rows(others)}
            {another}
          </Folded>
        )}
      </>
    );
  }
  const names = alike.map(({ second }) => titleOf(second.reference));
  return (
    <>
      {rows(parted)}
      {alike.length > 0 && (
        <p className="why-alike" data-why-alike={alike.length + 1}>
          {listed.format(names)} {alike.length === 1 ? "cuts" : "cut"} this as {titleOf(first.reference)} does.
        </p>
      )}
      {another}
    </>
  );
}

/** Names in a sentence. */
const listed = new Intl.ListFormat("en", { type: "conjunction" });

interface RowsProps extends Pick<PairsProps, "first" | "place"> {
  readonly seconds: readonly Side[];
}

function Rows({ first, seconds, place }: RowsProps): ReactElement {
  const titleOf = useColumnTitles();
  const label = titleOf(first.reference);
  return (
    <ul className="why-pairs" aria-label={`Each against ${label}`}>
      {seconds.map((second) => (
        <li key={second.reference}>
          <h4>
            <Swatch reference={second.reference} />
            {titleOf(second.reference)}
            <small>against {label}</small>
          </h4>
          <WhyPair {...{ first, second, place }} />
        </li>
      ))}
    </ul>
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
  const titleOf = useColumnTitles();
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
            {titleOf(reference)}
          </option>
        ))}
      </select>
    </label>
  );
}
