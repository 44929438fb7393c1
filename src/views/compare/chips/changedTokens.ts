import type { ShownEncoding } from "../../../state/compare/columns";
import { changedStretch } from "../../../text/lineEndings";
import type { TokenChange } from "../../../worker/pool/protocol";

type Tokens = Pick<ShownEncoding, "text" | "encoding" | "places">;

/**
 * Which tokens of a column are others than in its answer before, or end their line where they did not, found by comparing both
 * answers from either end: worth it for a short text, of whose edits workers do not tell.
 */
export function changedTokens(before: Tokens, after: Tokens): TokenChange {
  const { start, end, insert } = changedStretch(before.text, after.text);
  const moved = after.text.length - before.text.length;
  const [was, is] = [columnsOf(before), columnsOf(after)];
  const [old, now] = [before.encoding.ids.length, after.encoding.ids.length];
  const isSame = (one: number, other: number, by: number) =>
    was.all.every((column, i) => column[one] === (is.all[i]?.[other] ?? 0) - (i < was.moving ? by : 0));
  const shorter = Math.min(old, now);
  let first = 0;
  // Up to the next token: what lies between two is in neither, but may end the line of the first.
  while (first < shorter && Math.max(was.reach(first), is.reach(first)) <= start && isSame(first, first, 0)) first++;
  let rest = 0;
  while (rest < shorter - first) {
    const [one, other] = [old - rest - 1, now - rest - 1];
    const isBehind = was.begin(one) >= end && is.begin(other) >= start + insert.length;
    if (!isBehind || !isSame(one, other, moved)) break;
    rest++;
  }
  // Which piece of a character shows it depends on the one before.
  while (rest > 0 && (after.places.piece[now - rest] ?? 0) > 1) rest--;
  return { first, removed: old - rest - first, inserted: now - rest - first };
}

function columnsOf({ text, encoding, places }: Tokens) {
  const { unitStart, unitEnd, clusterStart, clusterEnd, cuts, piece, pieces } = places;
  const moving = [unitStart, unitEnd, clusterStart, clusterEnd];
  return {
    all: [...moving, encoding.ids, encoding.flags, cuts, piece, pieces],
    moving: moving.length,
    begin: (token: number) => clusterStart[token] ?? 0,
    reach: (token: number) => Math.max(clusterEnd[token] ?? 0, unitStart[token + 1] ?? text.length),
  };
}
