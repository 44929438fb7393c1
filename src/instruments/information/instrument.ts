import { deflateSync } from "fflate";
import { type RankPoint, rankPoints } from "../../analysis/vocabulary/corpus/corpusUsage";
import { utf8Encode } from "../../text/utf8";
import { breathe } from "../breathe";
import type { Control, Field, Instrument, Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { textIds } from "../textIds";
import { adaptiveBits } from "./coder";
import { type ConditionalEntropy, conditionalEntropy, renyiEntropy } from "./entropies";
import { countLonger, type Grams } from "./grams";
import { mostGiven, informationOptions as options } from "./options";

/** What a text's ids carry. Bits are of base 2; null is what is not told, of too little text or an open vocabulary. */
export interface InformationFigures {
  /** Tokens but for control ones, found or inserted: N. */
  readonly tokens: number;
  /** Different ids among them. */
  readonly types: number;
  readonly vocabularySize: number | null;
  /** UTF-8. */
  readonly bytes: number;
  /** H₁: bits a token, by how often each comes. */
  readonly entropy: number | null;
  /** Given one token before, two, and so on. */
  readonly given: readonly ConditionalEntropy[];
  /** Shannon's and Rényi's entropy ÷ the logarithm of the entries that are asked about. */
  readonly shannonEfficiency: number | null;
  readonly renyiEfficiency: number | null;
  /** H₁ ÷ the logarithm of the vocabulary. */
  readonly capacity: number | null;
  /** Bits for each byte of the text: of an adaptive coder over the ids, of the bytes deflated, of ids of a fixed width. */
  readonly coded: number | null;
  readonly deflated: number | null;
  readonly fixed: number | null;
  /** Rank against frequency, thinned. */
  readonly ranks: readonly RankPoint[];
}

/** Points of the plot of ranks. */
const mostPoints = 120;

/** How much a text's ids carry. */
export const instrument: Instrument<typeof options, InformationFigures> = {
  options,
  help: "How evenly a text uses a tokenizer’s entries, how well each token can be guessed from those before it, and how small its ids could be written. Entropy is of this text’s counts: a model that knows more guesses better.",
  papers: [
    { cited: "Zouhar et al. 2023", address: "https://aclanthology.org/2023.acl-long.284" },
    { cited: "Shannon 1951", address: "https://doi.org/10.1002/j.1538-7305.1951.tb01366.x" },
  ],
  measure,
  columns: [
    { key: "tokens", title: "tokens" },
    { key: "types", title: "types" },
    { key: "typesShare", title: "types ÷ vocabulary" },
    { key: "entropy", title: "H1 (bits)" },
    ...Array.from({ length: mostGiven }, (_, i) => ({ key: `entropyGiven${i + 1}`, title: `H${i + 2} (bits)` })),
    { key: "shannonEfficiency", title: "Shannon efficiency" },
    { key: "renyiEfficiency", title: "Rényi efficiency" },
    { key: "capacity", title: "capacity used" },
    { key: "codedBitsPerByte", title: "coded (bits per byte)" },
    { key: "deflatedBitsPerByte", title: "deflated (bits per byte)" },
    { key: "fixedBitsPerByte", title: "fixed width (bits per byte)" },
  ],
  rows: (figures) => [rowOf(figures)],
};

function rowOf(figures: InformationFigures): Field[] {
  const { tokens, types, vocabularySize, entropy, given } = figures;
  return [
    tokens,
    types,
    vocabularySize === null ? null : types / vocabularySize,
    entropy,
    ...Array.from({ length: mostGiven }, (_, i) => given[i]?.bits ?? null),
    figures.shannonEfficiency,
    figures.renyiEfficiency,
    figures.capacity,
    figures.coded,
    figures.deflated,
    figures.fixed,
  ];
}

async function measure(
  { text, encoding, vocabularySize }: Subject,
  { alpha, order, of }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<InformationFigures> {
  const ids = textIds(encoding);
  const bytes = utf8Encode(text);
  const grams: Grams[] = [];
  while (grams.length <= order) {
    grams.push(countLonger(ids, grams));
    onProgress((0.4 * grams.length) / (order + 1));
    await breathe(signal);
  }
  const counts = grams[0]?.counts ?? new Uint32Array();
  const types = counts.length;
  const given = grams
    .slice(1)
    .map((longer, i) => conditionalEntropy(longer, grams[i] as (typeof grams)[number], ids.length));
  onProgress(0.6);
  await breathe(signal);
  // Who decodes has to know how many entries there are.
  const coderBits = vocabularySize === null ? null : adaptiveBits(grams, order, vocabularySize);
  onProgress(0.9);
  await breathe(signal);
  const isEmpty = ids.length === 0;
  const entropy = isEmpty ? null : renyiEntropy(counts, 1);
  const perByte = (bits: number) => (bytes.length === 0 ? null : bits / bytes.length);
  const asked = of === "seen" ? types : vocabularySize;
  return {
    tokens: ids.length,
    types,
    vocabularySize,
    bytes: bytes.length,
    entropy,
    given,
    shannonEfficiency: efficiency(entropy, asked),
    renyiEfficiency: efficiency(isEmpty ? null : renyiEntropy(counts, alpha), asked),
    capacity: efficiency(entropy, vocabularySize),
    coded: isEmpty || coderBits === null ? null : perByte(coderBits),
    // Of a library, as browsers and Node deflate the same bytes to different lengths.
    deflated: perByte(8 * deflateSync(bytes).length),
    fixed: isEmpty || vocabularySize === null ? null : perByte(ids.length * Math.ceil(Math.log2(vocabularySize))),
    ranks: rankPoints(counts.slice().sort().reverse(), mostPoints),
  };
}

/** Entropy ÷ the most that so many entries could have; null of one entry, which carries nothing. */
function efficiency(entropy: number | null, entries: number | null): number | null {
  return entropy === null || entries === null || entries < 2 ? null : entropy / Math.log2(entries);
}
