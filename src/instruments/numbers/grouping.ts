/** From which end a number is cut into groups of one length, what is left over being its other end. */
export type Side =
  /** It is one token. */
  | "whole"
  /** Each digit is a token. */
  | "each"
  | "left"
  | "right"
  /** Its digits are a multiple of the groups' length, so that both ends give the same. */
  | "both"
  /** Groups of no one length. */
  | "uneven"
  /** Tokens end inside of digits. */
  | "inside";

/**
 * From which end a number is cut.
 * @param groups how many digits each token has of it, in order
 */
export function sideOf(groups: readonly number[]): Side {
  const [first = 0] = groups;
  const last = groups.at(-1) ?? 0;
  if (groups.length === 1) return "whole";
  if (groups.every((group) => group === 1)) return "each";
  const size = Math.max(...groups);
  if (!groups.every(Number.isInteger)) return "inside";
  const inner = groups.slice(1, -1);
  if (!inner.every((group) => group === size)) return "uneven";
  if (first === size && last === size) return "both";
  if (first === size) return "left";
  return last === size ? "right" : "uneven";
}

/** Where three-digit groups of a number end, counted from its right as people write thousands: digits from the left. */
export function thousands(digits: number): number[] {
  const places: number[] = [];
  for (let place = digits % 3 === 0 ? 3 : digits % 3; place < digits; place += 3) places.push(place);
  return places;
}
