import { shortened } from "../../../text/shortened";
import { TokenizerError } from "../../tokenizer";
import { readBase64, writeBase64 } from "../base64";
import { toColumns } from "../columns";
import { checkId } from "../limits";
import type { TokenizerParts } from "../parts";
import { knownPatterns, type RanksEncoding } from "./knownPatterns";

/** A token in base64, a space, its rank. Whisper's file has an empty token, whose base64 is “=” there. */
const rankLine = /^([A-Za-z0-9+/]+={0,2}|=) (\d+)\r?$/;

/** Whether a text's first lines are a `.tiktoken` file's: of base64 there are four characters to a group. */
export function beginsRanks(text: string): boolean {
  const lines = text.slice(0, 4096).split("\n", 10);
  const whole = text.length > 4096 && lines.length < 10 ? lines.slice(0, -1) : lines;
  const tokens = whole.filter((line) => line.trim() !== "").map((line) => rankLine.exec(line)?.[1] ?? "");
  return tokens.length > 0 && tokens.every((token) => token !== "" && (token === "=" || token.length % 4 === 0));
}

/**
 * The lines of a `.tiktoken` file, of ranks as JSON: `{"IQ==": 0, …}`.
 * @returns null where the entries are no base64, or lack one of the single bytes, as words that happen to be base64 do
 */
export function ranksOfJson(entries: readonly (readonly [token: string, rank: number])[]): string | null {
  if (!entries.every(([token]) => token.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(token))) return null;
  const tokens = new Set(entries.map(([token]) => token));
  const bytes = Array.from({ length: 256 }, (_, byte) => writeBase64(Uint8Array.of(byte)));
  if (!bytes.every((token) => tokens.has(token))) return null;
  return entries.map(([token, rank]) => `${token} ${rank}`).join("\n");
}

/**
 * Reads a `.tiktoken` file: a line for each token, its bytes in base64 and its rank, which is its id.
 * @param encodingFor gives what the file leaves out, when the ranks are known
 * @throws {TokenizerError} that names the line
 */
export function readTiktokenRanks(
  text: string,
  encodingFor: (ids: ReadonlySet<number>) => RanksEncoding,
): TokenizerParts {
  const ranks = new Map<number, Uint8Array>();
  const seen = new Map<string, number>();
  text.split("\n").forEach((line, number) => {
    if (line.trim() === "") return;
    const [, token = "", digits = ""] = rankLine.exec(line) ?? [];
    const place = `Line ${number + 1}`;
    if (token === "") throw new TokenizerError(`${place} is no token in base64 and its rank: ${line.slice(0, 40)}`);
    const rank = Number(digits);
    checkId(rank, () => `${place} has the rank ${digits}`);
    if (ranks.has(rank)) throw new TokenizerError(`${place} has the rank ${rank}, as an earlier line has.`);
    const same = seen.get(token);
    if (same !== undefined) throw new TokenizerError(`${place} has the token of rank ${same} again.`);
    seen.set(token, rank);
    ranks.set(rank, token === "=" ? new Uint8Array() : readBase64(token, place));
  });
  return ranksParts([...ranks], encodingFor(new Set(ranks.keys())));
}

/**
 * Sees to it that each id stands for one thing.
 * @throws {TokenizerError} for an id that two entries have, or a control token and an entry
 */
export function checkIds(
  entries: readonly (readonly [id: number, bytes: Uint8Array])[],
  specials: ReadonlyMap<string, number>,
): void {
  const ids = new Set<number>();
  for (const [id] of entries) {
    if (ids.has(id)) throw new TokenizerError(`The rank ${id} is there twice.`);
    checkId(id, () => `There is a rank ${id}`);
    ids.add(id);
  }
  for (const [content, id] of specials) {
    if (ids.has(id)) {
      throw new TokenizerError(
        `The control token ${content} has the id ${id}, which is a rank of the file: these control tokens are another’s.`,
      );
    }
  }
}

/**
 * Parts of an encoding whose ids are its ranks: any two neighbours merge that together are an entry.
 * @param entries ids and bytes; no id twice
 * @throws {TokenizerError} when some byte is no entry, so that there would be text without tokens
 */
export function ranksParts(
  entries: [id: number, bytes: Uint8Array][],
  { pattern, specials }: RanksEncoding,
): TokenizerParts {
  const bytes = new Set(entries.map(([, entry]) => (entry.length === 1 ? entry[0] : undefined)));
  bytes.delete(undefined);
  if (bytes.size < 256) throw new TokenizerError(`The ranks lack ${256 - bytes.size} of the 256 single bytes.`);
  checkIds(entries, specials);
  return {
    recipe: { kind: "tiktoken", pattern, specials: Object.fromEntries(specials) },
    addedTokens: [],
    vocabulary: toColumns(entries.sort(([a], [b]) => a - b)),
    unwritable: new Uint32Array(),
    merges: null,
    seenPairs: null,
    scores: null,
  };
}

/**
 * The pattern that a person named or wrote out.
 * @throws {TokenizerError} for what looks like a name and is none
 */
export function writtenPattern(pattern: string): string {
  const known = knownPatterns.get(pattern);
  if (known === undefined && /^[\w-]*$/.test(pattern)) {
    const names = [...knownPatterns.keys()].join(", ");
    throw new TokenizerError(
      `There is no known pattern “${shortened(pattern)}”. The known ones are ${names}; or write it out.`,
    );
  }
  return known?.pattern ?? pattern;
}

/**
 * What a person said of the pattern: a known one's name, or the pattern itself. Of a known one come the control tokens too,
 * unless they are another vocabulary's: then none of them is known.
 * @param own control tokens that other files name; they come first
 * @param ids of the ranks
 * @returns and, in a sentence, why no control tokens are known
 * @throws {TokenizerError} for what looks like a name and is none
 */
export function encodingOf(
  pattern: string,
  own: ReadonlyMap<string, number>,
  ids: ReadonlySet<number>,
): RanksEncoding & { readonly note: string | null } {
  const written = writtenPattern(pattern);
  if (own.size > 0) return { pattern: written, specials: own, note: null };
  const specials = knownPatterns.get(pattern)?.specials(ids.size) ?? new Map<string, number>();
  const [content, id] = [...specials].find(([, place]) => ids.has(place)) ?? [];
  if (content !== undefined) {
    const note = `Control tokens are not known: those of ${pattern} are another’s, since the id of ${content}, ${id}, is a rank of this file.`;
    return { pattern: written, specials: new Map(), note };
  }
  const note = specials.size === 0 ? "Control tokens are not known: no file names any." : null;
  return { pattern: written, specials, note };
}
