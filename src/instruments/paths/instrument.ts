import type { StagedTokenizer } from "../../tokenizers/stages";
import { ownScores } from "../../tokenizers/ways/inWay";
import { breathe } from "../breathe";
import type { Control, Instrument, Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { textIds } from "../textIds";
import { likeliestSpellings } from "./likeliest";
import type { Lattice } from "./speller";
import { spellerOf } from "./spellerOf";
import { countingSpellings, countSpellings, usualLimits } from "./spellings";
import { spellingsByLength } from "./spellingsByLength";
import { speltText } from "./spelt";
import { type WayCount, written } from "./waysOfPreToken";

/** Bytes of normalized text up to which ways are counted by their lengths and listed. */
export const mostListed = 300;

const options = {
  list: {
    kind: "number",
    label: "Ways listed",
    hint: `Of texts up to ${mostListed} bytes.`,
    start: 20,
    min: 0,
    max: 500,
    isWhole: true,
  },
  by: {
    kind: "choice",
    label: "First",
    hint: "The likeliest by a Unigram model’s scores, elsewhere by Zipf’s law over the entries’ ids: what a model thinks of them needs the model.",
    start: "length",
    values: { length: "The shortest", likelihood: "The likeliest" },
  },
} as const;

/** In how many ways a tokenizer's entries spell a text. */
export interface PathsFigures extends WayCount {
  /** The tokenizer's own, control tokens left out. */
  readonly tokens: number;
  /** The same of what is pinned alone, as it stands there; null where nothing is. */
  readonly place: WayCount | null;
  /** The same by how many tokens they have; null of more than {@link mostListed} bytes. */
  readonly lengths: readonly { readonly tokens: number; readonly paths: string }[] | null;
  /** The normalized text, and the first ways by their entries, each with the byte that it ends before; none of longer texts. */
  readonly normalized: string;
  readonly first: readonly Way[];
}

export interface Way {
  readonly ids: readonly number[];
  readonly ends: readonly number[];
  /** What the vocabulary calls those that spell what another entry spells too, as <0x62> and b; null of all others. */
  readonly names: readonly (string | null)[];
  /** Whether it is what the tokenizer itself cuts. */
  readonly isOwn: boolean;
  /** Logarithm to base 10 of its likelihood; null where they are listed by length. */
  readonly log10: number | null;
}

/** The many ways there are to spell a text. */
export const instrument: Instrument<typeof options, PathsFigures> = {
  options,
  help: "In how many ways a vocabulary’s entries, one after the other, spell the text: the tokenizer has one of them, and models have seen hardly any other. Control tokens are left out; what is spelt is the normalized text.",
  papers: [
    { cited: "Geh et al. 2024", address: "https://arxiv.org/abs/2408.08541" },
    { cited: "Vieira et al. 2024", address: "https://arxiv.org/abs/2412.03719" },
  ],
  asksPlace: true,
  measure,
  measureBriefly,
  columns: [
    { key: "tokens", title: "own tokens" },
    { key: "fewest", title: "fewest tokens" },
    { key: "paths", title: "ways" },
    { key: "log10", title: "log10 of ways" },
    { key: "bytes", title: "bytes" },
    { key: "placePaths", title: "ways of the place" },
    { key: "placeLog10", title: "log10 of ways of the place" },
  ],
  rows: ({ tokens, fewest, paths, log10, bytes, place }) => [
    [tokens, fewest, paths, log10, bytes, place?.paths ?? null, place?.log10 ?? null],
  ],
};

async function measure(
  { text, place, encoding, options: encodeOptions, loadTokenizer }: Subject,
  { list, by }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<PathsFigures> {
  const tokenizer = await loadTokenizer();
  const { tokenizer: staged, speller } = spellerOf(tokenizer);
  onProgress(0.1);
  await breathe(signal);
  const own = textIds(encoding);
  // A caret is no place to be spelt.
  const pinned = place === null || place.start === place.end ? null : place;
  const spelt = speltText(staged, text, encodeOptions, speller.hasWords, pinned);
  const { bytes } = spelt;
  const lattice = speller.lattice(bytes, spelt.ends);
  onProgress(0.3);
  await breathe(signal);
  const counting = countingSpellings(lattice, 0, bytes.length, usualLimits);
  let counted = counting.next();
  while (counted.done !== true) {
    onProgress(0.3 + 0.7 * counted.value);
    await breathe(signal);
    counted = counting.next();
  }
  const all = counted.value;
  const { start = 0, end = 0 } = spelt.place ?? {};
  const isShort = bytes.length <= mostListed;
  const byLength = isShort ? spellingsByLength(lattice, by === "length" ? list : 0) : null;
  const likeliest = isShort && by === "likelihood" ? likeliestSpellings(lattice, list, scorer(staged)) : [];
  return {
    ...written(all, bytes.length),
    tokens: own.length,
    place: pinned === null ? null : written(countSpellings(lattice, start, end), end - start),
    lengths:
      byLength === null
        ? null
        : byLength.counts.flatMap((count, tokens) => (count === 0n ? [] : [{ tokens, paths: String(count) }])),
    normalized: isShort ? spelt.text : "",
    first: [
      ...(byLength?.first ?? []).map((ids) => wayOf(ids, null, own, lattice, tokenizer)),
      ...likeliest.map(({ ids, score }) => wayOf(ids, score / Math.LN10, own, lattice, tokenizer)),
    ],
  };
}

/** Their logarithm alone: the number itself, and lists, are what takes long. */
async function measureBriefly({
  text,
  options,
  loadTokenizer,
}: Subject): Promise<Pick<PathsFigures, "log10" | "bytes">> {
  const { tokenizer, speller } = spellerOf(await loadTokenizer());
  const { bytes, ends } = speltText(tokenizer, text, options, speller.hasWords, null);
  const { log10 } = countSpellings(speller.lattice(bytes, ends), 0, bytes.length, { seamless: 0, digits: 0 });
  return { log10: Number.isFinite(log10) ? log10 : null, bytes: bytes.length };
}

/** What an entry scores. One that stands in for another with its bytes, as <0x62> for b, comes after all others. */
function scorer(tokenizer: StagedTokenizer): (id: number) => number {
  const scores = ownScores(tokenizer);
  const { model } = tokenizer.stages;
  const behind = scores.reduce((least, score) => Math.min(least, score), 0) - 1;
  const known = new Map<number, number>();
  return (id) => {
    const told = known.get(id);
    if (told !== undefined) return told;
    const bytes = model.tokenBytes(id);
    const isFound =
      bytes !== undefined &&
      [false, true].some((inside) => [false, true].some((last) => model.find(bytes, inside, last) === id));
    const score = isFound ? (scores[id] as number) : behind;
    known.set(id, score);
    return score;
  };
}

function wayOf(
  ids: readonly number[],
  log10: number | null,
  own: Uint32Array,
  lattice: Lattice,
  tokenizer: Awaited<ReturnType<Subject["loadTokenizer"]>>,
): Way {
  let end = 0;
  const ends = ids.map((id) => {
    end += tokenizer.tokenBytes(id).length;
    return end;
  });
  const names = ids.map((id) => (lattice.alike(id).length > 1 ? tokenizer.tokenName(id) : null));
  return { ids, ends, names, isOwn: ids.length === own.length && ids.every((id, i) => id === own[i]), log10 };
}
