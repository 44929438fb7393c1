import { Utf8Index } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";
import { TokensOver } from "../tokensOver";
import type { TokenSpan } from "./chunkOverlap";

const sentences = new Intl.Segmenter("und", { granularity: "sentence" });

/** Stretches of a text that are looked for in another, at most: each that is not there takes a search through all of it. */
export const mostSought = 2000;

/** Lines of a text, or its sentences, without white space around them and without empty ones. */
export function partsOf(text: string, kind: "line" | "sentence"): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const parts =
    kind === "line" ? lines : lines.flatMap((line) => Array.from(sentences.segment(line), ({ segment }) => segment));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/**
 * Where parts stand in a text, letter by letter, each once, as tokens.
 * @returns those that were found, in the order of the text
 */
export function foundIn(text: string, encoding: Encoding, parts: readonly string[]): TokenSpan[] {
  let after = 0;
  const found: [start: number, end: number][] = [];
  for (const part of parts.slice(0, mostSought)) {
    // Most often they stand in the same order.
    const next = text.indexOf(part, after);
    const at = next < 0 ? text.indexOf(part) : next;
    if (at < 0) continue;
    after = at + part.length;
    found.push([at, after]);
  }
  const index = new Utf8Index(text);
  const over = new TokensOver(encoding);
  return found
    .sort(([a], [b]) => a - b)
    .map(([start, end]) => {
      const tokens = over.in(index.byteOf(start), index.byteOf(end));
      const first = tokens[0] ?? 0;
      return { start: first, end: (tokens.at(-1) ?? first - 1) + 1 };
    });
}
