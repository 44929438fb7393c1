import { describeParts } from "../../src/tokenizers/formats/describe/describe";
import { writeTokenizerJson } from "../../src/tokenizers/formats/write/writeTokenizerJson";
import { type EncodeOptions, type Tokenizer, TokenizerError } from "../../src/tokenizers/tokenizer";
import { tellIds } from "../../src/worker/explain/tellIds";
import { fromFiles } from "../../src/worker/import/importTokenizer";
import { inspectParts } from "../../src/worker/inspect/inspect";
import { describeEncoding, prepareText } from "../../src/worker/tokenizer/describeEncoding";
import { loadParts, loadTokenizer } from "../../src/worker/tokenizer/load";
import { checkWords, Fault, type Outcome } from "./kind";
import { oddPatterns } from "./mutate";
import type { Random } from "./random";

const texts: readonly string[] = [
  ...["", "Hello, world 123!", "abc  ab\tabab\r\n", "The cat sat. é e\u0301 世界 مرحبا 🤚🏾", "\ud800a\udc00\0\u202e"],
  ...["<s>[CLS]<|endoftext|></s><new> <0x41>__proto__", "a".repeat(24), "ab".repeat(300), `${" ".repeat(200)}x`],
];

const ways: readonly EncodeOptions[] = [
  { specials: "text", inserted: false },
  { specials: "control", inserted: true },
];

/** Names of patterns for ranks that say none. */
const knownNames = ["cl100k_base", "o200k_base", "r50k_base", "llama3", "qwen", "whisper"] as const;

/**
 * Does with files what the page does with some that are dropped: reads them as its import worker does, loads the pack as a
 * column's worker does, encodes, describes, decodes, inspects and writes.
 * @throws what the page would not have put in words
 */
export async function takeTokenizerFiles(random: Random, files: readonly File[]): Promise<Outcome> {
  const read = (pattern: string | null) => fromFiles({ files, pattern }, { onProgress() {} });
  let result = await read(null);
  if (result.status === "needs-pattern")
    result = await read(random.pick(random.chance(0.7) ? knownNames : oddPatterns));
  if (result.status === "needs-pattern") throw new Fault("It asks for a pattern, and asks again when it has one.");
  if (result.status === "failed") return refused(result.message);
  const { facts, pack } = result.tokenizer;
  for (const note of facts.notes) checkWords(note);
  const source = { tokenizer: facts.reference, pack };
  const options = { baseUrl: "", reload: false, onProgress() {} };
  const tokenizer = await loadTokenizer(source, options);
  const parts = await loadParts(source, options);
  describeParts(parts);
  inWords(() => inspectParts(facts.reference, parts));
  for (const text of texts) for (const way of ways) inWords(() => encodeAndDecode(tokenizer, text, way));
  inWords(() => writeTokenizerJson(parts));
  return { outcome: "loaded" };
}

function refused(message: string): Outcome {
  checkWords(message);
  return { outcome: "refused" };
}

/** Does what may be refused, as long as that is in words. */
function inWords(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof TokenizerError)) throw error;
    checkWords(error.message);
  }
}

function encodeAndDecode(tokenizer: Tokenizer, text: string, way: EncodeOptions): void {
  const encoding = tokenizer.encode(text, way);
  const { ids, byteStart, byteEnd } = encoding;
  const bytes = Buffer.byteLength(text);
  let before = 0;
  ids.forEach((id, i) => {
    const [start = -1, end = -1] = [byteStart[i], byteEnd[i]];
    if (start < before || end < start || end > bytes) {
      throw new Fault(`Token ${i} of ${JSON.stringify(text.slice(0, 40))} is at ${start} to ${end} of ${bytes}.`);
    }
    before = start;
    tokenizer.tokenBytes(id);
    tokenizer.tokenName(id);
  });
  describeEncoding(tokenizer, encoding, prepareText(text));
  const told = tellIds(tokenizer, {
    kind: "ids",
    source: ids.subarray(0, 50).join(" "),
    most: { tokens: 50, bytes: 500 },
  });
  if (told.kind === "refused") checkWords(told.message);
}
