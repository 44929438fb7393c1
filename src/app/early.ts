import { withPart } from "../views/withPart";
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
  if (all.length > 0) withPart(import("./redo"), ({ redo }) => all.forEach(redo));
}
