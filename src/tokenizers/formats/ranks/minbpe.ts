import { toByteAlphabet } from "../../byteAlphabet";
import { TokenizerError } from "../../tokenizer";
import { mostEntryBytes, mostItems } from "../limits";
import type { TokenizerParts } from "../parts";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";

/** Whether a text begins as minbpe's `.model` does. */
export function beginsMinbpe(text: string): boolean {
  return /^minbpe v1\r?\n/.test(text);
}

/**
 * Reads a `.model` of Karpathy's minbpe: its version, the pattern, the number of control tokens and each with its id, then
 * two ids a line, which merge into the next id from 256 on. What no match of the pattern has is dropped, as `findall` does.
 * @throws {TokenizerError} that names the line; for two entries of the same bytes
 */
export function readMinbpe(text: string): TokenizerParts {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  const pattern = lines[1]?.trim() ?? "";
  const specialCount = Number(lines[2]);
  if (!Number.isSafeInteger(specialCount) || specialCount < 0 || specialCount > mostItems) {
    throw new TokenizerError("Line 3 does not say how many control tokens follow.");
  }
  const specials = lines.slice(3, 3 + specialCount).map((line, i) => {
    const [, content = "", digits = ""] = /^(\S+) (\d+)$/.exec(line.trim()) ?? [];
    if (content === "") throw new TokenizerError(`Line ${i + 4} is no control token and its id: ${line.slice(0, 40)}`);
    return { id: Number(digits), content, special: true, normalized: false };
  });
  const names = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte)));
  const merges: (readonly [string, string])[] = [];
  let length = names.length;
  lines.slice(3 + specialCount).forEach((line, i) => {
    if (line.trim() === "") return;
    const [, left = "", right = ""] = /^(\d+) (\d+)$/.exec(line.trim()) ?? [];
    const pair = [names[Number(left)], names[Number(right)]] as const;
    const [a, b] = pair;
    if (left === "" || a === undefined || b === undefined) {
      throw new TokenizerError(`Line ${i + 4 + specialCount} is no pair of earlier ids: ${line.slice(0, 40)}`);
    }
    length += a.length + b.length;
    if (names.length > mostItems || a.length + b.length > 0xffff || length > mostEntryBytes) {
      throw new TokenizerError(`Line ${i + 4 + specialCount} makes an entry that is too long, or one too many.`);
    }
    names.push(a + b);
    merges.push([a, b]);
  });
  const vocab = new Map(names.map((name, id) => [name, id]));
  if (vocab.size < names.length) {
    const id = names.findIndex((name, place) => vocab.get(name) !== place);
    throw new TokenizerError(`The ids ${id} and ${vocab.get(names[id] ?? "")} stand for the same bytes.`);
  }
  const bytes = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false };
  const split = { type: "Split", pattern: { Regex: pattern }, behavior: "Removed", invert: true };
  return readTokenizerJson({
    version: "1.0",
    added_tokens: specials,
    normalizer: null,
    pre_tokenizer: pattern === "" ? bytes : { type: "Sequence", pretokenizers: [split, bytes] },
    post_processor: null,
    decoder: bytes,
    model: { type: "BPE", vocab: Object.fromEntries(vocab), merges },
  });
}
