import { actions } from "../state/store";
import { checkConnection } from "../ui/controls";
import type { Early } from "./redo";

let early: readonly Early[] = [];

/** From now on React answers what is done: it also draws what has to be there for that. What was done before waits. */
export function endEarly(): void {
  const noted: { tesseraEarly?: Early[] | null } = window as object;
  early = noted.tesseraEarly ?? early;
  noted.tesseraEarly = null;
}

/** Does what was done before the page could answer, in its order; most visits have nothing of it. */
export function redoEarly(): void {
  endEarly();
  const all = early;
  early = [];
  if (all.length > 0) redoAll(all);
}

function redoAll(all: readonly Early[]): void {
  import("./redo").then(
    ({ redo }) => all.forEach(redo),
    () => {
      const message = `What you chose before the page was ready is not done: that part of the page could not be loaded. ${checkConnection}`;
      actions.setNotice({ tone: "error", message, undo: null, next: { label: "Retry", run: () => redoAll(all) } });
    },
  );
}
