/** References for OpenAI's encodings. */
import { readFileSync } from "node:fs";
import { get_encoding, type Tiktoken } from "tiktoken";
import { NativeTokenizer, type ReferenceEncoding } from "./native";

/** The encoding that a built-in's ranks and pattern are. */
type BaseEncoding = "o200k_base" | "cl100k_base" | "p50k_base" | "r50k_base";

export function baseEncoding(id: string): BaseEncoding {
  switch (id) {
    case "o200k_base":
    case "o200k_harmony":
      return "o200k_base";
    case "cl100k_base":
    case "p50k_base":
    case "r50k_base":
      return id;
    default:
      throw new Error(`${id} is not OpenAI's.`);
  }
}

/** The control tokens of `o200k_harmony`, written down from openai/tiktoken's `openai_public.py`. */
export const harmony: Readonly<Record<string, number>> = Object.fromEntries([
  ["<|endofprompt|>", 200018],
  ["<|startoftext|>", 199998],
  ["<|endoftext|>", 199999],
  ["<|reserved_200000|>", 200000],
  ["<|reserved_200001|>", 200001],
  ["<|return|>", 200002],
  ["<|constrain|>", 200003],
  ["<|reserved_200004|>", 200004],
  ["<|channel|>", 200005],
  ["<|start|>", 200006],
  ["<|end|>", 200007],
  ["<|message|>", 200008],
  ["<|reserved_200009|>", 200009],
  ["<|reserved_200010|>", 200010],
  ["<|reserved_200011|>", 200011],
  ["<|call|>", 200012],
  ...Array.from({ length: 201088 - 200013 }, (_, i) => [`<|reserved_${200013 + i}|>`, 200013 + i] as const),
]);

const libraries = new Map<string, Tiktoken>();

/** `tiktoken`'s full package, with the tables that are compiled into it, and so without our preparation. */
export class TiktokenReference {
  private readonly library: Tiktoken;
  private readonly specials: "text" | "control";

  constructor(id: string, specials: "text" | "control") {
    this.library = libraries.get(id) ?? get_encoding(baseEncoding(id), id === "o200k_harmony" ? harmony : undefined);
    libraries.set(id, this.library);
    this.specials = specials;
  }

  async encodeAll(texts: readonly string[]): Promise<ReferenceEncoding[]> {
    const allowed = this.specials === "control" ? "all" : [];
    return texts.map((text) => ({ ids: this.library.encode(text, allowed, []), offsets: () => null }));
  }
}

interface EncodingFile {
  pat_str: string;
  special_tokens: Record<string, number>;
  bpe_ranks: string;
}

/** GPT-2's byte alphabet, as its publisher's `bytes_to_unicode` makes it. */
const byteAlphabet = Array.from({ length: 256 }, (_, byte) => byte).map((byte, _, all) => {
  const own = (b: number) => (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || (b >= 174 && b <= 255);
  return own(byte)
    ? String.fromCharCode(byte)
    : String.fromCharCode(256 + all.slice(0, byte).filter((b) => !own(b)).length);
});

/**
 * An OpenAI encoding in Hugging Face's native package: an implementation that shares no code with `tiktoken`, and gives
 * offsets. Ranks become a vocabulary and merges as usual: each entry is the merge of the two parts that it falls into
 * when it is encoded with the entries of lower rank alone.
 */
export function nativeOpenai(id: string, specials: "text" | "control"): NativeTokenizer {
  const file = readEncoding(baseEncoding(id));
  const { ranks, merges } = readMerges(baseEncoding(id), file);
  const controls = id === "o200k_harmony" ? harmony : file.special_tokens;
  const written = (bytes: string) => Array.from(bytes, (byte) => byteAlphabet[byte.charCodeAt(0)]).join("");
  const vocab = Object.fromEntries(Array.from(ranks, ([entry, rank]) => [written(entry), rank]));
  // The library counts added tokens out anew unless the model's vocabulary holds them; ids may share a name's place.
  for (const [content, token] of Object.entries(controls)) vocab[content] = token;
  const json = {
    version: "1.0",
    added_tokens: Object.entries(controls).map(([content, token]) => ({
      id: token,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [
        { type: "Split", pattern: { Regex: file.pat_str }, behavior: "Isolated", invert: false },
        { type: "ByteLevel", add_prefix_space: false, trim_offsets: false, use_regex: false },
      ],
    },
    post_processor: null,
    decoder: null,
    model: {
      type: "BPE",
      vocab,
      merges: merges.map((pair) => pair.map(written)),
      // tiktoken looks a whole pre-token up before it merges.
      ignore_merges: true,
    },
  };
  return new NativeTokenizer(json, specials);
}

function readEncoding(encoding: BaseEncoding): EncodingFile {
  const path = `../../node_modules/tiktoken/encoders/${encoding}.json`;
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

interface Merges {
  /** Entries as strings of one character (Latin-1) a byte. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly merges: readonly (readonly [string, string])[];
}

const mergesByEncoding = new Map<BaseEncoding, Merges>();

function readMerges(encoding: BaseEncoding, file: EncodingFile): Merges {
  const known = mergesByEncoding.get(encoding);
  if (known !== undefined) return known;
  const ranks = new Map<string, number>();
  for (const line of file.bpe_ranks.split("\n")) {
    const [, first, ...entries] = line.split(" ");
    entries.forEach((entry, i) => {
      ranks.set(Buffer.from(entry, "base64").toString("latin1"), Number(first) + i);
    });
  }
  const merges: [string, string][] = [];
  for (const [entry, rank] of ranks) {
    const parts = entry.length > 1 ? lastMerge(entry, rank, ranks) : null;
    if (parts !== null) merges.push(parts);
  }
  const result = { ranks, merges };
  mergesByEncoding.set(encoding, result);
  return result;
}

/** The two parts that an entry is merged from last; null for what only the look-up of a whole pre-token finds. */
function lastMerge(entry: string, rank: number, ranks: ReadonlyMap<string, number>): [string, string] | null {
  const parts = Array.from(entry);
  while (parts.length > 2) {
    let best = -1;
    let bestRank = rank;
    for (let i = 0; i + 1 < parts.length; i++) {
      const pairRank = ranks.get(`${parts[i]}${parts[i + 1]}`);
      if (pairRank !== undefined && pairRank < bestRank) [best, bestRank] = [i, pairRank];
    }
    if (best < 0) break;
    parts.splice(best, 2, `${parts[best]}${parts[best + 1]}`);
  }
  const [left, right, ...rest] = parts;
  return left === undefined || right === undefined || rest.length > 0 ? null : [left, right];
}
