import { diffTokens } from "../../analysis/tokenDiff";
import { utf8Length } from "../../text/utf8";
import { charactersOf } from "./characters";
import { EditList, type NoisyText } from "./makeNoise";

/** Pairs of a noisy and a clean version that somebody has. */
export interface ReadPairs {
  readonly pairs: readonly NoisyText[];
  /** Lines without a tab, or with two, by their numbers from 1 on; blank ones are none of them. */
  readonly unread: readonly number[];
  /** Whether lines were words, as MultiLexNorm has them: those between blank lines are then one pair. */
  readonly areWords: boolean;
}

/**
 * Reads lines of `noisy⇥clean`. Where no noisy side has white space in it, and blank lines part them, they are words as of MultiLexNorm
 * (van der Goot et al. 2021), and what stands between blank lines is put together with spaces: a side may then be empty.
 */
export function readPairs(text: string): ReadPairs {
  const lines = text.toWellFormed().split(/\r\n|\n/);
  while (lines.at(-1) === "") lines.pop();
  const rows = lines.map((line) => line.split("\t"));
  const unread = lines.flatMap((line, i) => (line.trim() !== "" && rows[i]?.length !== 2 ? [i + 1] : []));
  const isRead = (row: readonly string[]): row is [string, string] => row.length === 2;
  const areWords = lines.some((line) => line === "") && rows.every((row) => !isRead(row) || !/\s/u.test(row[0]));
  if (!areWords) return { pairs: rows.filter(isRead).map(pairOf), unread, areWords };
  const blocks: [noisy: string[], clean: string[]][] = [[[], []]];
  for (const row of rows) {
    if (!isRead(row)) {
      if (row[0] === "") blocks.push([[], []]);
      continue;
    }
    blocks.at(-1)?.forEach((side, i) => {
      if (row[i] !== "") side.push(row[i] as string);
    });
  }
  const pairs = blocks
    .filter(([noisy, clean]) => noisy.length + clean.length > 0)
    .map((sides) => pairOf(sides.map((words) => words.join(" ")) as [string, string]));
  return { pairs, unread, areWords };
}

/** The least that has to be changed, character by character. */
function pairOf([noisy, clean]: readonly [noisy: string, clean: string]): NoisyText {
  const [one, other] = [charactersOf(clean), charactersOf(noisy)];
  const numbers = new Map<string, number>();
  const numbered = (characters: readonly string[]) =>
    characters.map((character) => {
      const number = numbers.get(character) ?? numbers.size;
      numbers.set(character, number);
      return number;
    });
  const edits = new EditList();
  const runs = diffTokens(numbered(one), numbered(other));
  if (runs === null) edits.replace(clean, noisy);
  let removed = "";
  for (const [i, { kind, start, end }] of (runs ?? []).entries()) {
    if (kind === "removed") {
      removed = one.slice(start, end).join("");
      // What comes in its place is told next.
      if (runs?.[i + 1]?.kind === "added") continue;
      edits.replace(removed, "");
    } else {
      const own = other.slice(start, end).join("");
      if (kind === "added") edits.replace(removed, own);
      else edits.keep(utf8Length(own));
    }
    removed = "";
  }
  return { clean, noisy, edits };
}
