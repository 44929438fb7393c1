import { useEffect, useRef } from "react";
import { create } from "zustand";
import type { ShownEncoding } from "../../../state/compare/columns";
import { type AppState, useAppStore } from "../../../state/store";
import { saidOf } from "../../../text/saidOf";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { BoundariesPool } from "../../../worker/boundaries/pool";
import type { ComparedColumns } from "../../../worker/boundaries/protocol";
import { type Settled, useSettled } from "../useSettled";

/** Where some columns cut a text differently, and which columns these are. */
export interface Compared extends ComparedColumns {
  readonly references: readonly TokenizerReference[];
  /** The very answers that were compared. */
  readonly shown: readonly ShownEncoding[];
}

interface State {
  /** The last comparison; it stays until the next one is there. */
  readonly compared: Compared | null;
  /** What went wrong with the present one. */
  readonly error: string | null;
}

const useCompared = create<State>()(() => ({ compared: null, error: null }));

/** Milliseconds without another answer after which columns are compared: while somebody types, nobody reads figures. */
const patience = 200;
/** And those of a long text, which take a core as long as a key's columns would. */
const longPatience = 1000;
/** UTF-16 units from which on a text is long. */
const longText = 200_000;

const limits = { mostGroups: 100, mostPlaces: 1000 } as const;

/** Rows of the map: no screen shows more apart. */
const mostRows = 200;

interface Columns {
  readonly references: readonly TokenizerReference[];
  readonly shown: readonly ShownEncoding[];
}

/** The columns that have answered for the text; those that have failed or are behind are left out. */
function readyColumns({ comparison, columns }: Settled): Columns {
  const ready = comparison.tokenizers.flatMap((reference) => {
    const column = columns[reference];
    const shown = column?.state === "ready" ? column.shown : null;
    return shown?.text === comparison.text ? [{ reference, shown }] : [];
  });
  return { references: ready.map(({ reference }) => reference), shown: ready.map(({ shown }) => shown) };
}

interface Work {
  readonly columns: Columns;
  readonly controller: AbortController;
  readonly done: Promise<Compared | null>;
}

let pool: BoundariesPool | null = null;
let work: Work | null = null;
/** Parts of the page that show what has been compared. */
let users = 0;

/** Lets go of the answers that were compared, which are as large as the text, once nobody shows anything of them. */
function forgetUnlessUsed(): void {
  if (users > 0) return;
  work?.controller.abort();
  work = null;
  useCompared.setState({ compared: null, error: null });
}

/** Compares columns unless that is done or under way; null where there are fewer than two, or others are asked for meanwhile. */
function compare(columns: Columns): Promise<Compared | null> {
  if (work !== null && isSame(work.columns, columns)) return work.done;
  work?.controller.abort();
  const controller = new AbortController();
  work = { columns, controller, done: run(columns, controller.signal) };
  return work.done;
}

async function run(columns: Columns, signal: AbortSignal): Promise<Compared | null> {
  const [first] = columns.shown;
  if (first === undefined || columns.shown.length < 2) return null;
  pool ??= new BoundariesPool();
  const encodings = columns.shown.map(({ encoding }) => encoding);
  const rows = Math.max(1, Math.min(mostRows, first.textFigures.bytes));
  try {
    const result = await pool.compare({ text: first.text, columns: encodings, rows, ...limits }, signal);
    const compared = { ...columns, ...result };
    useCompared.setState({ compared, error: null });
    return compared;
  } catch (error) {
    if (signal.aborted) return null;
    work = null;
    useCompared.setState({ error: saidOf(error) });
    return null;
  }
}

function isSame(a: Columns, b: Columns): boolean {
  return a.shown.length === b.shown.length && a.shown.every((shown, i) => shown === b.shown[i]);
}

/** What is known of the columns that have answered. */
export interface Comparing extends State {
  /** Columns that can be compared now. */
  readonly columns: number;
  /** Whether `compared` is of what the columns show now, and not of what they showed before. */
  readonly isCurrent: boolean;
  /** Compares once more after an error. */
  retry(): void;
}

/** Keeps the columns compared for as long as it is on the page, a moment after the last of them has answered. */
export function useComparing(): Comparing {
  const now = readyColumns(useSettled());
  const last = useRef(now);
  if (!isSame(last.current, now)) last.current = now;
  const columns = last.current;
  const state = useCompared();
  useEffect(() => {
    const isLong = (columns.shown[0]?.text.length ?? 0) >= longText;
    const timer = setTimeout(() => compare(columns), isLong ? longPatience : patience);
    return () => clearTimeout(timer);
  }, [columns]);
  useEffect(() => {
    users++;
    return () => {
      users--;
      // Another one may be coming in its place.
      setTimeout(forgetUnlessUsed);
    };
  }, []);
  const isCurrent = state.compared !== null && isSame(state.compared, columns);
  return {
    ...state,
    columns: columns.shown.length,
    isCurrent,
    retry: () => {
      useCompared.setState({ error: null });
      void compare(columns);
    },
  };
}

/** The comparison of what columns show at this moment; null where there are fewer than two of them. */
export function compareNow(state: AppState = useAppStore.getState()): Promise<Compared | null> {
  return compare(readyColumns(state));
}
