import { type ReactElement, useMemo, useRef } from "react";
import type { InstrumentName } from "../../../../instruments";
import { tableOf } from "../../../../instruments/fields";
import type { Instrument } from "../../../../instruments/instrument";
import { instruments } from "../../../../instruments/names";
import { type OptionSpecs, type OptionsOf, readOptions, writeOptions } from "../../../../instruments/options";
import { useColumnTitles } from "../../../../state/compare/columnName";
import { actions, useAppStore } from "../../../../state/store";
import { Button, Problem } from "../../../../ui/controls";
import { formatShare } from "../../../../ui/format";
import { CitedPapers } from "../../../CitedPapers";
import { FindingLinks } from "../../../FindingLinks";
import { OptionFields } from "../../../options/OptionFields";
import { useChosenLists } from "../../../options/useChosenLists";
import { TakeTable } from "../table/TakeTable";
import type { TakenTable } from "../table/takeEntries";
import { type MeasuredColumn, useMeasured } from "./useMeasured";
import "./frame.css";

interface InstrumentPanelProps<Specs extends OptionSpecs, Figures> {
  readonly name: InstrumentName;
  readonly instrument: Instrument<Specs, Figures>;
  /** Draws what columns have come to, with the options that these are of: of those that have failed there are no figures. */
  children(columns: readonly MeasuredColumn<Figures>[], options: OptionsOf<Specs>): ReactElement;
}

/** One question put to the text in every column. */
export function InstrumentPanel<Specs extends OptionSpecs, Figures>(
  props: InstrumentPanelProps<Specs, Figures>,
): ReactElement {
  const { name, instrument, children } = props;
  const section = useRef<HTMLElement>(null);
  const label = instruments[name];
  const given = useAppStore((state) => state.comparison.instrumentOptions ?? "");
  const hasNoText = useAppStore((state) => state.comparison.text === "");
  const hasNoOther = useAppStore(({ comparison }) => !comparison.other || comparison.input !== undefined);
  const lacksOther = instrument.asksOther === true && hasNoOther;
  const isEmpty = (hasNoText && !instrument.needsNoText) || lacksOther;
  const { options, problems } = useMemo(() => readOptions(instrument.options, given), [instrument, given]);
  const written = writeOptions(instrument.options, options);
  const { lists, problem: missing } = useChosenLists(instrument.options, options);
  const { columns, measuredWith, isCurrent, share, retry } = useMeasured<Figures>(
    name,
    written,
    instrument.asksPlace ?? false,
    instrument.asksOther ?? false,
    lacksOther ? null : lists,
  );
  const drawnWith = useMemo(() => readOptions(instrument.options, measuredWith).options, [instrument, measuredWith]);
  const titleOf = useColumnTitles();
  const change = (changed: OptionsOf<Specs>) => {
    const next = writeOptions(instrument.options, changed);
    actions.setOptions({ instrumentOptions: next === "" ? undefined : next });
  };
  // Without the lists that are asked for, what was measured with others says nothing.
  const told = missing === null ? columns : [];
  const failed = told.filter(({ problem, isInapplicable }) => problem !== null && !isInapplicable);
  const left = told.filter(({ isInapplicable }) => isInapplicable);
  const state =
    missing !== null ? "missing" : isEmpty ? "empty" : !isCurrent ? "pending" : failed.length > 0 ? "error" : "ready";
  const table = async (): Promise<TakenTable> => {
    const measured = columns.flatMap(({ reference, figures }) =>
      figures === null ? [] : [{ tokenizer: titleOf(reference), figures }],
    );
    const details = (instrument.details ?? []).flatMap(({ what, table: tell }) => {
      const make = tell(measured);
      return make === null ? [] : [{ what, table: make }];
    });
    const rows = { ...tableOf(instrument, measured), details };
    const drawn = section.current?.querySelector<HTMLElement>("[data-picture]") ?? null;
    if (drawn === null) return rows;
    const { pictureEntries } = await import("./pictureEntries");
    return { ...rows, more: (say) => pictureEntries(drawn, label.toLowerCase(), say) };
  };
  return (
    <section ref={section} className="instrument" aria-label={label} data-instrument={name} data-state={state}>
      <div className="instrument-head">
        <OptionFields specs={instrument.options} options={options} onChange={change} />
        <span className="instrument-take">
          {told.length > 0 && <TakeTable what={label.toLowerCase()} table={table} />}
        </span>
      </div>
      {problems.map((problem) => (
        <p key={problem} role="status" className="instrument-problem">
          The link’s options: {problem} All else is as it says.
        </p>
      ))}
      {missing !== null ? (
        <p role="status" className="instrument-problem">
          {missing}
        </p>
      ) : lacksOther ? (
        <NoOther />
      ) : isEmpty ? (
        <p className="instrument-note">Without a text there is nothing to measure.</p>
      ) : columns.length === 0 ? (
        <p className="instrument-note">{share === 0 ? "Measuring …" : `Measuring … ${formatShare(share)}`}</p>
      ) : (
        <div className="instrument-told" data-stale={!isCurrent || undefined}>
          {children(columns, drawnWith)}
        </div>
      )}
      {!isEmpty &&
        left.map(({ reference, problem }) => (
          <p key={reference} className="instrument-note">
            <strong>{titleOf(reference)}</strong>: {problem}
          </p>
        ))}
      {!isEmpty &&
        failed.map(({ reference, problem }) => (
          <Problem key={reference} className="problem" problem={`${titleOf(reference)}: ${problem}`} onRetry={retry} />
        ))}
      <p className="instrument-note">
        {instrument.help} (<CitedPapers papers={instrument.papers} />)
      </p>
      <FindingLinks about={name} />
    </section>
  );
}

/** Where a second text is asked for and there is none. */
function NoOther(): ReactElement {
  const isChat = useAppStore(({ comparison }) => comparison.input !== undefined);
  const isOpen = useAppStore(({ comparison }) => comparison.other !== undefined);
  return (
    <p className="instrument-note">
      This is asked of two texts.{" "}
      {isChat
        ? "A chat stands by itself: write both as texts."
        : isOpen
          ? "Write or paste the second into the field of text B."
          : null}
      {!isChat && !isOpen && (
        <Button look="quiet" onClick={() => actions.setOptions({ other: "" })}>
          Compare with another text
        </Button>
      )}
    </p>
  );
}
