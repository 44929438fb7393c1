import { editDistance, idJaccard } from "../../analysis/idDistance";
import { type Encoding, TokenFlag } from "../../tokenizers/tokenizer";
import { breathe } from "../breathe";
import { EntryNumbers } from "../entryNumbers";
import { type Control, type Field, InapplicableError, type Instrument, type Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { textIds } from "../textIds";
import { type Bleu, type BleuPair, bleu, type Smoothing, smoothings } from "./bleu";
import { type ChunkFigures, chunkOverlap } from "./chunkOverlap";
import { foundIn, mostSought, partsOf } from "./foundIn";

const options = {
  pairs: {
    kind: "choice",
    label: "BLEU of",
    hint: "Line by line, each line of the text is held against the same line of text B; all lines’ counts are summed, and lines of both must be as many.",
    start: "whole",
    values: { whole: "the whole", line: "line by line" },
  },
  order: {
    kind: "number",
    label: "Up to n-grams of",
    start: 4,
    min: 1,
    max: 8,
    isWhole: true,
  },
  smoothing: {
    kind: "choice",
    label: "Smoothing",
    hint: "What is done where no n-gram of a length is found, Chen and Cherry’s 0 to 5 and 7, as NLTK has them: without it BLEU is 0 then; 0.1 in place of none; one more of both; ½, ¼ …; those by the length’s logarithm; the mean with the lengths beside; the last two, one after the other.",
    start: "0",
    values: smoothings,
  },
  sizes: {
    kind: "text",
    is: "words",
    label: "Chunks of",
    hint: "Tokens of a chunk, up to twelve sizes.",
    start: "5 10 20 50 100",
    longest: 100,
    problemOf: (value: string) => sizesProblem(value),
  },
  spans: {
    kind: "choice",
    label: "References are text B’s",
    hint: "Those that stand in the text, letter by letter, are what chunks are to bring.",
    start: "line",
    values: { line: "lines", sentence: "sentences" },
  },
  take: {
    kind: "number",
    label: "Chunks for each",
    hint: "For each reference, so many of the chunks that have most of it are taken: what the best retriever would.",
    start: 1,
    min: 1,
    max: 100,
    isWhole: true,
  },
} as const;

/** How far two texts are from each other in one tokenizer. */
export interface OverlapFigures {
  /** Of the text, and of text B; control tokens are left out. */
  readonly tokens: readonly [a: number, b: number];
  /** Null where a text has fewer tokens than the longest n-gram, and where lines do not pair. */
  readonly bleu: Bleu | null;
  /** Why there is none; null where there is. */
  readonly noBleu: string | null;
  readonly jaccard: number | null;
  /** Ids put in, left out or replaced, at least; null where the texts are too long for it. */
  readonly distance: number | null;
  /** References that were looked for, those found, and those that are too many to be looked for. */
  readonly sought: number;
  readonly found: number;
  readonly unsought: number;
  /** By the size; empty where none was found. */
  readonly chunks: readonly ChunkFigures[];
}

/** Products of two lengths up to which the distance is told: it takes a second then. */
const mostCells = 4e9;

/** Two texts, token by token. */
export const instrument: Instrument<typeof options, OverlapFigures> = {
  options,
  help: "How much of text B’s tokens the text has: BLEU of ids, sets of ids, edits of one into the other, and what chunks of so many tokens bring of those of B’s lines that stand in the text. The same two texts are nearer or farther by how they are cut, so figures are of one tokenizer.",
  papers: [
    { cited: "Filipek 2025", address: "https://arxiv.org/abs/2510.05485" },
    { cited: "Papineni et al. 2002", address: "https://aclanthology.org/P02-1040" },
    { cited: "Chen & Cherry 2014", address: "https://aclanthology.org/W14-3346" },
    { cited: "Jadon et al. 2025", address: "https://arxiv.org/abs/2502.15854" },
    { cited: "Frank & Afli 2025", address: "https://arxiv.org/abs/2510.06730" },
  ],
  asksOther: true,
  measure,
  columns: [
    { key: "of", title: "of" },
    { key: "tokens", title: "tokens" },
    { key: "otherTokens", title: "tokens of B" },
    { key: "bleu", title: "BLEU" },
    { key: "brevityPenalty", title: "brevity penalty" },
    { key: "precisions", title: "precisions" },
    { key: "jaccard", title: "Jaccard" },
    { key: "editDistance", title: "edits" },
    { key: "references", title: "references" },
    { key: "found", title: "found" },
    { key: "chunks", title: "chunks" },
    { key: "taken", title: "taken" },
    { key: "precision", title: "precision" },
    { key: "recall", title: "recall" },
    { key: "iou", title: "IoU" },
    { key: "precisionOmega", title: "precision Ω" },
  ],
  rows: ({ tokens: [a, b], bleu, jaccard, distance, sought, found, chunks }) => [
    [
      "texts",
      a,
      b,
      bleu?.score ?? null,
      bleu?.brevityPenalty ?? null,
      bleu === null ? null : bleu.precisions.map(({ found, of }) => `${found}/${of}`).join(" "),
      jaccard,
      distance,
      sought,
      found,
      ...nothing(6),
    ],
    ...chunks.map((each) => [
      `chunks of ${each.size}`,
      ...nothing(9),
      each.chunks,
      each.taken,
      each.precision,
      each.recall,
      each.iou,
      each.precisionOmega,
    ]),
  ],
};

function nothing(fields: number): Field[] {
  return new Array<Field>(fields).fill(null);
}

async function measure(
  { text, other, encoding: withControl, options: encodeOptions, loadTokenizer }: Subject,
  { pairs, order, smoothing, sizes, spans, take }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<OverlapFigures> {
  if (other === null) throw new InapplicableError("There is no second text.");
  const tokenizer = await loadTokenizer();
  const numbers = new EntryNumbers(tokenizer);
  const encode = (part: string) => numbers.of(textIds(tokenizer.encode(part, { ...encodeOptions, inserted: false })));
  const encoding = withoutControl(withControl);
  // Where each text numbers its own entries, only those of the text that was encoded last have names.
  const a = tokenizer.vocabularySize === null ? encode(text) : encoding.ids;
  const b = encode(other);
  onProgress(0.3);
  await breathe(signal);
  const paired = pairs === "whole" ? [{ candidate: a, references: [b] }] : linePairs(text, other, encode);
  const noBleu = typeof paired === "string" ? paired : lackingTokens(a, b, order);
  const told = noBleu === null ? bleu(paired as BleuPair[], order, Number(smoothing) as Smoothing) : null;
  onProgress(0.6);
  await breathe(signal);
  const distance = a.length * b.length > mostCells ? null : editDistance(a, b);
  onProgress(0.8);
  await breathe(signal);
  const parts = partsOf(other, spans);
  const found = foundIn(text, encoding, parts);
  const sought = Math.min(parts.length, mostSought);
  return {
    tokens: [a.length, b.length],
    bleu: told,
    noBleu,
    jaccard: idJaccard(a, b),
    distance,
    sought,
    found: found.length,
    unsought: parts.length - sought,
    chunks: readSizes(sizes).flatMap((size) => chunkOverlap(a.length, found, size, take) ?? []),
  };
}

/** Lines of two texts, one against the other; a sentence where they are not as many. */
function linePairs(text: string, other: string, encode: (line: string) => Uint32Array): BleuPair[] | string {
  const [own, theirs] = [linesOf(text), linesOf(other)];
  if (own.length !== theirs.length)
    return `The text has ${own.length} lines and text B ${theirs.length}: they do not pair.`;
  return own.map((line, i) => ({ candidate: encode(line), references: [encode(theirs[i] ?? "")] }));
}

function linesOf(text: string): string[] {
  return text.replace(/(\r\n|\r|\n)$/, "").split(/\r\n|\r|\n/);
}

function lackingTokens(a: Uint32Array, b: Uint32Array, order: number): string | null {
  const least = Math.min(a.length, b.length);
  return least >= order ? null : `n-grams of ${order} ask for ${order} tokens of each text; there are ${least}.`;
}

function withoutControl({ ids, byteStart, byteEnd, flags }: Encoding): Encoding {
  const isKept = (_: number, i: number) => ((flags[i] as number) & TokenFlag.special) === 0;
  return {
    ids: ids.filter(isKept),
    byteStart: byteStart.filter(isKept),
    byteEnd: byteEnd.filter(isKept),
    flags: flags.filter(isKept),
  };
}

const most = { sizes: 12, size: 1_000_000 } as const;

function readSizes(written: string): number[] {
  return written.split(/[\s,;]+/).flatMap((size) => (size === "" ? [] : [Number(size)]));
}

function sizesProblem(written: string): string | null {
  const sizes = readSizes(written);
  if (sizes.length === 0) return "It names no size.";
  if (sizes.length > most.sizes) return `It names ${sizes.length} sizes; ${most.sizes} can be.`;
  const wrong = sizes.some((size) => !Number.isInteger(size) || size < 1 || size > most.size);
  return wrong ? `Sizes are whole numbers from 1 to ${most.size}.` : null;
}
