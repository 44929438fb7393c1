import { get_encoding } from "tiktoken";
import { NativeTokenizer } from "../test/support/native";

const openai = ["o200k_base", "cl100k_base", "p50k_base", "r50k_base"] as const;
type OpenaiEncoding = (typeof openai)[number];

/** What units that need no vocabulary count. */
const baselines: Readonly<Record<string, (text: string) => number>> = {
  utf8_bytes: (text) => Buffer.byteLength(text),
  code_points: (text) => Array.from(text).length,
  graphemes: (text) => segments(text, "grapheme").length,
  words: (text) => segments(text, "word").filter(({ segment }) => segment.trim() !== "").length,
};

function segments(text: string, granularity: "grapheme" | "word"): Intl.SegmentData[] {
  return Array.from(new Intl.Segmenter("und", { granularity }).segment(text));
}

// A few at a time: building one takes longer than most tests, and all at once would fill the memory.
const kept = new Map<string, Promise<(text: string) => Promise<number[]>>>();
const mostKept = 4;

/**
 * Ids that the reference library gives for a text, control tokens read as text: `tiktoken` for OpenAI's encodings, the
 * native `tokenizers` package for the others.
 */
export async function referenceIds(id: string, text: string): Promise<number[]> {
  // Harmony differs from o200k_base in its control tokens only.
  const name = id === "o200k_harmony" ? "o200k_base" : id;
  let encode = kept.get(name);
  if (encode === undefined) {
    encode = loadReference(name);
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(name, encode);
  }
  return (await encode)(text);
}

async function loadReference(name: string): Promise<(text: string) => Promise<number[]>> {
  if (isOpenai(name)) {
    const encoding = get_encoding(name);
    return async (text) => Array.from(encoding.encode(text, [], []));
  }
  const native = NativeTokenizer.ofBuiltin(name, "text");
  return async (text) => Array.from((await native.encode(text)).ids);
}

/** How many tokens each column must show for a text. */
export async function referenceCounts(ids: readonly string[], text: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const id of ids) counts[id] = baselines[id]?.(text) ?? (await referenceIds(id, text)).length;
  return counts;
}

function isOpenai(id: string): id is OpenaiEncoding {
  return (openai as readonly string[]).includes(id);
}
