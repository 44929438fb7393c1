import { type Cells, cellsOf } from "../../../analysis/boundaries/cells";
import { cutKinds } from "../../../analysis/boundaries/cutKinds";
import { type CutColumns, updateCutKinds } from "../../../analysis/boundaries/updateCutKinds";
import type { ShownEncoding } from "../../../state/compare/columns";
import { useAppStore } from "../../../state/store";

type Kinds = Uint8Array<ArrayBuffer>;

interface Known {
  readonly baseline: ShownEncoding;
  /** Null while it is being found out. */
  readonly kinds: Kinds | null;
}

/** What is known of each column against its last baseline; it goes with the column's answer. */
const known = new WeakMap<ShownEncoding, Known>();
const cells = new WeakMap<ShownEncoding, Cells>();

/** Tokens of both columns up to which they are compared at once, in a millisecond or two, so that no key is seen uncoloured. */
const most = 50_000;

/**
 * How each token of a column is cut against a baseline's ({@link cutKinds}); null while that is not known: the two are of
 * different texts, as columns are whose answers come one after the other, or long ones, which are compared step by step
 * between whatever else the page does. After an edit only what it has changed is compared.
 * @param previous the column's answer before this one
 * @param onKnown called once a later call will have more to give
 */
export function knownCuts(
  shown: ShownEncoding,
  baseline: ShownEncoding,
  previous: ShownEncoding | null,
  onKnown: () => void,
): Kinds | null {
  if (shown.text !== baseline.text) return null;
  const last = known.get(shown);
  if (last?.baseline === baseline) return last.kinds;
  const isShort = shown.encoding.ids.length + baseline.encoding.ids.length <= most;
  const kinds = isShort ? compare(shown, baseline) : previous === null ? null : update(shown, baseline, previous);
  if (kinds !== null) {
    known.set(shown, { baseline, kinds });
    return kinds;
  }
  known.set(shown, { baseline, kinds: null });
  void compareLater(shown, baseline).then((isDone) => isDone && onKnown());
  return null;
}

/** By what is known of the column's last answer, where that is enough. */
function update(shown: ShownEncoding, baseline: ShownEncoding, previous: ShownEncoding): Kinds | null {
  const last = known.get(previous);
  if (last === undefined || last.kinds === null) return null;
  return updateCutKinds(columnsOf(previous, last.baseline), last.kinds, columnsOf(shown, baseline), most);
}

function columnsOf({ encoding: column, textFigures }: ShownEncoding, baseline: ShownEncoding): CutColumns {
  return { column, baseline: baseline.encoding, byteLength: textFigures.bytes };
}

/** One comparison at a time, and each step of it a task of its own. */
let turn: Promise<unknown> = Promise.resolve();

function compareLater(shown: ShownEncoding, baseline: ShownEncoding): Promise<boolean> {
  const steps = [
    () => cellsOfShown(baseline),
    () => cellsOfShown(shown),
    () => known.set(shown, { baseline, kinds: compare(shown, baseline) }),
  ];
  const work = async () => {
    for (const step of steps) {
      await new Promise((resolve) => setTimeout(resolve));
      // Of a text that has been replaced meanwhile nobody wants to know.
      if (known.get(shown)?.baseline !== baseline || !isStillShown(shown)) return false;
      step();
    }
    return true;
  };
  const done = turn.then(work);
  turn = done.catch(() => {});
  return done;
}

function isStillShown(shown: ShownEncoding): boolean {
  return Object.values(useAppStore.getState().columns).some((column) => column?.shown === shown);
}

function compare(shown: ShownEncoding, baseline: ShownEncoding): Kinds {
  return cutKinds(shown.encoding, cellsOfShown(shown), cellsOfShown(baseline));
}

function cellsOfShown(shown: ShownEncoding): Cells {
  let found = cells.get(shown);
  if (found === undefined) {
    found = cellsOf(shown.encoding, shown.textFigures.bytes);
    cells.set(shown, found);
  }
  return found;
}
