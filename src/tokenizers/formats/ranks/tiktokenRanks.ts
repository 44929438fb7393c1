import { TokenizerError } from "../../tokenizer";
import { readBase64 } from "../base64";
import { toColumns } from "../columns";
import { largestId } from "../limits";
import type { TokenizerParts } from "../parts";
import { knownPatterns, type RanksEncoding } from "./knownPatterns";

/** A token in base64, a space, its rank. */
const rankLine = /^([A-Za-z0-9+/]+={0,2}) (\d+)\r?$/;

/** Whether a text's first lines are a `.tiktoken` file's. */
export function beginsRanks(text: string): boolean {
  return rankLine.test(text.slice(0, Math.max(0, text.indexOf("\n"))) || text);
}

/**
 * Reads a `.tiktoken` file: a line for each token, its bytes in base64 and its rank, which is its id.
 * @param encoding what the file leaves out
 * @throws {TokenizerError} that names the line
 */
export function readTiktokenRanks(text: string, { pattern, specials }: RanksEncoding): TokenizerParts {
  const ranks = new Map<number, Uint8Array>();
  const seen = new Map<string, number>();
  text.split("\n").forEach((line, number) => {
    if (line.trim() === "") return;
    const [, token = "", digits = ""] = rankLine.exec(line) ?? [];
    const place = `Line ${number + 1}`;
    if (token === "") throw new TokenizerError(`${place} is no token in base64 and its rank: ${line.slice(0, 40)}`);
    const rank = Number(digits);
    if (rank > largestId) throw new TokenizerError(`${place} has the rank ${digits}; ids up to ${largestId} are read.`);
    if (ranks.has(rank)) throw new TokenizerError(`${place} has the rank ${rank}, as an earlier line has.`);
    const same = seen.get(token);
    if (same !== undefined) throw new TokenizerError(`${place} has the token of rank ${same} again.`);
    seen.set(token, rank);
    ranks.set(rank, readBase64(token, place));
  });
  return ranksParts([...ranks], { pattern, specials });
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
  const ids = new Set(entries.map(([id]) => id));
  for (const [content, id] of specials) {
    if (ids.has(id)) {
      throw new TokenizerError(
        `The control token ${content} has the id ${id}, which is a rank of the file: these control tokens are another’s.`,
      );
    }
  }
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
 * What a person said of the pattern: a known one's name, or the pattern itself.
 * @throws {TokenizerError} for what looks like a name and is none
 */
export function encodingOf(pattern: string): RanksEncoding {
  const known = knownPatterns.get(pattern);
  if (known !== undefined) return known;
  if (/^[\w-]*$/.test(pattern)) {
    const names = [...knownPatterns.keys()].join(", ");
    throw new TokenizerError(`There is no known pattern “${pattern}”. The known ones are ${names}; or write it out.`);
  }
  return { pattern, specials: new Map() };
}
