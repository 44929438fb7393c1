import { Fields } from "./fields";

/** A tiktoken encoding as the `tiktoken` package ships it. */
export interface TiktokenDefinition {
  /** The pre-tokenizer's pattern. */
  readonly pattern: string;
  readonly specials: Readonly<Record<string, number>>;
  /** Lines of `! <first rank> <base64 token> <base64 token> …`. */
  readonly ranks: string;
}

/**
 * Reads the JSON form of a tiktoken encoding.
 * @throws {TokenizerError} that names the malformed field
 */
export function readTiktokenJson(json: unknown): TiktokenDefinition {
  const file = new Fields(json, "");
  const specials: Record<string, number> = {};
  for (const name of Object.keys(file.get("special_tokens").record())) {
    specials[name] = file.get("special_tokens").get(name).integer();
  }
  return { pattern: file.get("pat_str").string(), specials, ranks: file.get("bpe_ranks").string() };
}

/** Number of ranks, which is the number of ordinary tokens. */
export function countRanks(ranks: string): number {
  let count = 0;
  for (const line of ranks.split("\n")) {
    if (line !== "") count += line.split(" ").length - 2;
  }
  return count;
}
