import { TokenizerError } from "../../tokenizer";
import { readBase64, writeBase64 } from "../base64";
import { toColumns } from "../columns";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { checkIds } from "./tiktokenRanks";

/**
 * Reads the JSON form of a tiktoken encoding, as the `tiktoken` package ships it: `pat_str`, `special_tokens`, and
 * `bpe_ranks`, lines of `! <first rank> <base64 token> <base64 token> …`.
 * @param json the parsed file, unchecked
 * @throws {TokenizerError} that names the malformed field
 */
export function readTiktokenJson(json: unknown): TokenizerParts {
  const file = new Fields(json, "");
  const tokens = file.get("special_tokens");
  const specials = Object.fromEntries(Object.keys(tokens.record()).map((name) => [name, tokens.get(name).integer()]));
  const entries = readRanks(file.get("bpe_ranks").string());
  checkIds(entries, new Map(Object.entries(specials)));
  return {
    recipe: { kind: "tiktoken", pattern: file.get("pat_str").string(), specials },
    addedTokens: [],
    vocabulary: toColumns(entries),
    unwritable: new Uint32Array(),
    merges: null,
    seenPairs: null,
    scores: null,
  };
}

function readRanks(ranks: string): [rank: number, bytes: Uint8Array][] {
  const entries: [number, Uint8Array][] = [];
  ranks.split("\n").forEach((line, number) => {
    if (line === "") return;
    const [, first, ...tokens] = line.split(" ");
    const firstRank = Number(first);
    if (!Number.isSafeInteger(firstRank)) {
      throw new TokenizerError(`bpe_ranks, line ${number + 1}, names no first rank: ${line.slice(0, 40)}`);
    }
    tokens.forEach((token, offset) => {
      entries.push([firstRank + offset, readBase64(token, `bpe_ranks, line ${number + 1},`)]);
    });
  });
  return entries.sort(([a], [b]) => a - b);
}

/**
 * Writes an encoding as the `tiktoken` package wants it.
 * @returns pattern, control tokens, and the ranks in the form described at {@link readTiktokenJson}
 */
export function toTiktoken({ recipe, vocabulary }: TokenizerParts): {
  pattern: string;
  specials: Readonly<Record<string, number>>;
  ranks: string;
} {
  if (recipe.kind !== "tiktoken") throw new TokenizerError("Only an encoding of OpenAI’s can be written for tiktoken.");
  const { ids, offsets, bytes } = vocabulary;
  const lines: string[] = [];
  for (let i = 0; i < ids.length; i++) {
    const entry = bytes.subarray(offsets[i], offsets[i + 1]);
    lines.push(`! ${ids[i]} ${writeBase64(entry)}`);
  }
  return { pattern: recipe.pattern, specials: recipe.specials, ranks: lines.join("\n") };
}
