import { useEffect, useMemo, useState } from "react";
import type { InstrumentName } from "../../../../instruments";
import { inapplicable, type Subject } from "../../../../instruments/instrument";
import type { ShownEncoding } from "../../../../state/compare/columns";
import { useLastCaret } from "../../../../state/compare/place";
import type { Place } from "../../../../state/compare/slice";
import { useAppStore } from "../../../../state/store";
import { packs } from "../../../../state/tokenizers/packs";
import { saidOf } from "../../../../text/saidOf";
import { isBrought, linkName, type TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { InstrumentsPool } from "../../../../worker/instruments/pool";
import { useSettled } from "../../useSettled";

/**
 * Milliseconds without another answer after which columns are measured: while somebody types, nobody reads figures. A text above so
 * many UTF-16 units takes so long that it waits for whoever pauses between two keys.
 */
const patience = { short: 200, long: 600, above: 100_000 } as const;

/** What an instrument came to in one column. */
export interface MeasuredColumn<Figures> {
  readonly reference: TokenizerReference;
  /** Null while nothing is there, and where it has failed. */
  readonly figures: Figures | null;
  readonly problem: string | null;
  /** Whether it is the tokenizer that lacks what is asked about, so that asking again changes nothing. */
  readonly isInapplicable: boolean;
}

export interface Measured<Figures> {
  /** The last that all columns have come to, until they have come to the next; empty before. */
  readonly columns: readonly MeasuredColumn<Figures>[];
  /** The options that they were measured with, as a link has them: what heads them says these, and not those that are chosen since. */
  readonly measuredWith: string;
  /** Whether they are of what columns show now, and with these options. */
  readonly isCurrent: boolean;
  /** What of the work is done, 0 to 1. */
  readonly share: number;
  /** Asks those again that have failed. */
  retry(): void;
}

interface Asked {
  readonly reference: TokenizerReference;
  readonly shown: ShownEncoding;
}

interface Told {
  readonly by: readonly unknown[];
  readonly written: string;
  readonly columns: readonly MeasuredColumn<unknown>[];
}

let pool: InstrumentsPool | null = null;

/** What was measured of a column, by instrument and options: columns that are moved or come back are not measured anew. */
const known = new WeakMap<ShownEncoding, Map<string, unknown>>();

/**
 * Puts an instrument to the text in all columns that have answered for it.
 * @param written its options, as a link has them
 * @param asksPlace whether it looks at what is pinned, or the caret
 * @param asksOther whether it looks at text B
 * @param lists those that the options choose; null while they are not here, or something else is not, and then nothing is measured
 */
export function useMeasured<Figures>(
  instrument: InstrumentName,
  written: string,
  asksPlace: boolean,
  asksOther: boolean,
  lists: Subject["lists"] | null,
): Measured<Figures> {
  const { comparison, columns } = useSettled();
  const { specials, inserted, text, tokenizers } = comparison;
  const asked = useMemo(
    () =>
      tokenizers.flatMap((reference): Asked[] => {
        const column = columns[reference];
        const shown = column?.state === "ready" ? column.shown : null;
        return shown?.text === text ? [{ reference, shown }] : [];
      }),
    [tokenizers, columns, text],
  );
  const place = usePlace(asksPlace, text);
  const other = asksOther ? (comparison.other ?? null) : null;
  // What they are asked about: another list of the same answers is no other question.
  const by = useStable([
    instrument,
    written,
    place?.start,
    place?.end,
    other,
    lists,
    ...asked.flatMap(({ reference, shown }) => [reference, shown]),
  ]);
  const [told, setTold] = useState<Told | null>(null);
  const [share, setShare] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const isBehind = useAppStore((state) => state.comparison.text !== text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: all of it is in what is asked by
  useEffect(() => {
    // Of a text that is there no more nothing is measured: its worker would have the processor that columns wait for.
    if (asked.length === 0 || isBehind || lists === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const key = `${instrument} ${written}${place === null ? "" : ` ${place.start}-${place.end}`} ${other ?? ""}`;
    const measure = async ({ reference, shown }: Asked, at: number): Promise<MeasuredColumn<unknown>> => {
      const done = (part: number) => !signal.aborted && setShare((at + part) / asked.length);
      const own = known.get(shown) ?? new Map<string, unknown>();
      known.set(shown, own);
      try {
        if (!own.has(key)) {
          const tokenizer = linkName(reference);
          const call = { signal, reload: attempt > 0, onProgress: () => {} };
          const pack = isBrought(tokenizer) ? await packs.open(tokenizer, call) : null;
          pool ??= new InstrumentsPool();
          const { encoding, vocabularySize } = shown;
          const options = { specials, inserted };
          const source = { tokenizer, pack, baseUrl: document.baseURI, reload: call.reload };
          const request = {
            ...source,
            instrument,
            with: written,
            lists,
            other,
            text,
            place,
            encoding,
            options,
            vocabularySize,
          };
          const figures = await pool.measure(request, signal, (progress) => {
            if (progress.kind === "measure") done(progress.share);
          });
          own.set(key, figures);
        }
        done(1);
        return { reference, figures: own.get(key), problem: null, isInapplicable: false };
      } catch (error) {
        if (signal.aborted) throw error;
        const isInapplicable = error instanceof Error && error.name === inapplicable;
        return { reference, figures: null, problem: saidOf(error), isInapplicable };
      }
    };
    const measureAll = async () => {
      const found: MeasuredColumn<unknown>[] = [];
      for (const [at, each] of asked.entries()) found.push(await measure(each, at));
      if (!signal.aborted) setTold({ by, written, columns: found });
    };
    setShare(0);
    const isKnown = asked.every(({ shown }) => known.get(shown)?.has(key));
    // Only the end of the effect stops it, and nobody then waits for it.
    const wait = text.length > patience.above ? patience.long : patience.short;
    const timer = setTimeout(() => measureAll().catch(() => {}), isKnown ? 0 : wait);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [by, attempt, isBehind]);
  return {
    // What a worker gave for an instrument's name is of that instrument.
    columns: (told?.by[0] === instrument ? told.columns : []) as readonly MeasuredColumn<Figures>[],
    measuredWith: told?.written ?? written,
    isCurrent: told?.by === by && !isBehind,
    share,
    retry: () => setAttempt((last) => last + 1),
  };
}

/** What is pinned in the text, else where it was last written on. */
function usePlace(isAsked: boolean, text: string): Place | null {
  const pinned = useAppStore((state) => state.comparison.pinned);
  const caret = useLastCaret();
  if (!isAsked) return null;
  return pinned ?? (caret?.text === text ? { start: caret.at, end: caret.at } : null);
}

/** The same list for as long as its items are the same. */
function useStable(items: readonly unknown[]): readonly unknown[] {
  const [last, setLast] = useState(items);
  if (last === items || (last.length === items.length && last.every((item, i) => item === items[i]))) return last;
  setLast(items);
  return items;
}
