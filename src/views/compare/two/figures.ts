import { formatCount } from "../../../ui/format";

/** A difference of counts with its sign: +12, −3 (U+2212), 0. */
export function formatDifference(value: number): string {
  return value > 0 ? `+${formatCount(value)}` : value < 0 ? `−${formatCount(-value)}` : "0";
}
