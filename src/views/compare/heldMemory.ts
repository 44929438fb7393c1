import type { AppState } from "../../state/store";
import { formatBytes } from "../../ui/format";

/** Bytes from which on it is worth saying how much columns hold: a text of some megabytes in four of them. */
const much = 150e6;

/**
 * Says how much memory the tokens of a very long text take, by the size of the arrays that the page has of them; a worker keeps
 * the same and some room for more (`LongColumn`). Empty where that is not much.
 */
export function sayHeldMemory(columns: AppState["columns"]): string {
  const buffers = new Set<ArrayBuffer>();
  for (const column of Object.values(columns)) {
    if (column?.shown == null) continue;
    const { encoding, places } = column.shown;
    for (const { buffer } of [...Object.values(encoding), ...Object.values(places)]) buffers.add(buffer);
  }
  const bytes = Array.from(buffers).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return bytes < much ? "" : `Its tokens take ${formatBytes(bytes)} of memory, and as much again in the workers.`;
}
