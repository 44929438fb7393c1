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

/** Ids of the ordinary tokens, as ranges: each line's first rank, and one past its last. */
export function rankRanges(ranks: string): [first: number, end: number][] {
  const ranges: [number, number][] = [];
  for (const line of ranks.split("\n")) {
    if (line === "") continue;
    const fields = line.split(" ");
    const first = Number(fields[1]);
    ranges.push([first, first + fields.length - 2]);
  }
  return ranges;
}
