import { type ByteOffset, utf8Encode } from "../../text/utf8";
import { idsEnd } from "../../tokenizers/idsEnd";
import { isStaged } from "../../tokenizers/isStaged";
import { type Encoding, TokenFlag } from "../../tokenizers/tokenizer";
import { breathe } from "../breathe";
import type { Control, Field, Instrument, Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { compress } from "./lzw";
import type { Merged } from "./merged";
import { mergeOptions } from "./options";
import { joinGrams } from "./wordGrams";
import { mergeInWords } from "./wordMerges";
import { middleOf, tokensOfWords } from "./wordTokens";

const options = {
  ...mergeOptions,
  window: {
    kind: "number",
    label: "Window",
    hint: "Tokens that a model takes: how much of the text they hold, before and after.",
    start: 512,
    min: 1,
    max: 1_000_000,
    isWhole: true,
  },
} as const;

/** Tokens of the text that are shown joined, entries of the codebook that are listed, points of the curve; all at most. */
const most = { shown: 240, listed: 100, points: 100 } as const;

/** A token with what it stands for in the text. */
export interface MergedToken {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** A token as it is, or several that are one now. */
export interface ShownItem {
  /** Null of a token that is as it was. */
  readonly code: number | null;
  readonly tokens: readonly MergedToken[];
}

/** An entry that has been added. */
export interface BookEntry {
  readonly code: number;
  readonly ids: readonly number[];
  /** What it stands for, as it is in the text where it is first used. */
  readonly bytes: Uint8Array;
  readonly uses: number;
}

/** What of a text's tokens can be joined further. */
export interface MergeFigures {
  /** Tokens but for control ones: N; of a text whose first half is learnt from, those behind it. */
  readonly tokens: number;
  /** The same once they are joined. */
  readonly after: number;
  /** Entries added, and those of them that are in the text. */
  readonly codes: number;
  readonly used: number;
  /** Share of the text's bytes that the window holds, before and after; null of a text without tokens. */
  readonly keptBefore: number | null;
  readonly keptAfter: number | null;
  /** Where the joined text begins, in bytes: 0 unless its first half is learnt from. */
  readonly fromByte: ByteOffset;
  /** The share of tokens that is saved, by how many tokens have been read; of merges by how many there are. */
  readonly along: "tokens" | "codes";
  readonly curve: readonly { readonly x: number; readonly saved: number }[];
  /** The text's beginning. */
  readonly shown: readonly ShownItem[];
  /** Those that save most first. */
  readonly book: readonly BookEntry[];
}

/** How far a text's tokens could be joined further. */
export const instrument: Instrument<typeof options, MergeFigures> = {
  options,
  help: "How many tokens would be left if ids that often come together were one: by a codebook that grows as the text is read, by merges inside of its words, or by word n-grams. A model needs embeddings for what is new; what it would make of them is not told here.",
  papers: [
    { cited: "Geng et al. 2025", address: "https://arxiv.org/abs/2506.01084" },
    { cited: "Feher et al. 2025", address: "https://aclanthology.org/2025.acl-long.1444" },
    { cited: "Gee et al. 2023", address: "https://aclanthology.org/2023.emnlp-industry.58" },
  ],
  measure,
  measureBriefly,
  columns: [
    { key: "tokens", title: "tokens" },
    { key: "after", title: "after" },
    { key: "saved", title: "saved" },
    { key: "codes", title: "new entries" },
    { key: "used", title: "of them used" },
    { key: "keptBefore", title: "kept at the window before" },
    { key: "keptAfter", title: "kept at the window after" },
    { key: "fromByte", title: "from byte" },
  ],
  rows: (figures) => [rowOf(figures)],
};

function rowOf(figures: MergeFigures): Field[] {
  const { tokens, after, codes, used, keptBefore, keptAfter, fromByte } = figures;
  return [tokens, after, savedShare(figures), codes, used, keptBefore, keptAfter, fromByte];
}

/** The share of tokens that joining saves; null where there are none. */
export function savedShare({ tokens, after }: Pick<MergeFigures, "tokens" | "after">): number | null {
  return tokens === 0 ? null : 1 - after / tokens;
}

async function measure(subject: Subject, chosen: OptionsOf<typeof options>, control: Control): Promise<MergeFigures> {
  const { text, encoding } = subject;
  const { merged, from, fromByte, lengths } = await merge(subject, await idsEndOf(subject), chosen, control);
  control.onProgress(0.8);
  await breathe(control.signal);
  const counts = countOf(encoding, merged, from);
  const uses = new Uint32Array(merged.book.length);
  const first = new Int32Array(merged.book.length).fill(-1);
  for (let item = 0; item < merged.ids.length; item++) {
    const code = (merged.ids[item] as number) - merged.first;
    if (code < 0) continue;
    if (uses[code] === 0) first[code] = item;
    uses[code] = (uses[code] as number) + 1;
  }
  const bytes = utf8Encode(text);
  const { byteStart, byteEnd, ids } = encoding;
  const bytesOf = (token: number, last = token) => bytes.slice(byteStart[token], byteEnd[last]);
  const tokensOf = (item: number) => {
    const tokens: MergedToken[] = [];
    for (let token = merged.starts[item] as number; token < (merged.starts[item + 1] as number); token++)
      tokens.push({ id: ids[token] as number, bytes: bytesOf(token) });
    return tokens;
  };
  const shown: ShownItem[] = [];
  for (let item = from; item < merged.ids.length && (merged.starts[item] as number) < from + most.shown; item++) {
    const id = merged.ids[item] as number;
    shown.push({ code: id < merged.first ? null : id, tokens: tokensOf(item) });
  }
  const saving = (code: number) => (uses[code] as number) * ((merged.book[code] as readonly number[]).length - 1);
  const book = Array.from(uses.keys())
    .filter((code) => uses[code] !== 0)
    .sort((a, b) => saving(b) - saving(a) || a - b)
    .slice(0, most.listed)
    .map((code) => {
      const item = first[code] as number;
      return {
        code: merged.first + code,
        ids: merged.book[code] as readonly number[],
        bytes: bytesOf(merged.starts[item] as number, (merged.starts[item + 1] as number) - 1),
        uses: uses[code] as number,
      };
    });
  const kept = (token: number) =>
    token <= from || bytes.length === fromByte
      ? null
      : ((byteEnd[Math.min(token, ids.length) - 1] as number) - fromByte) / (bytes.length - fromByte);
  const { window } = chosen;
  return {
    ...counts,
    codes: merged.book.length,
    used: uses.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0),
    keptBefore: kept(from + window),
    keptAfter: kept(merged.starts[Math.min(from + window, merged.ids.length)] as number),
    fromByte,
    along: lengths === null ? "tokens" : "codes",
    curve: lengths === null ? savingsAlong(merged, from) : savingsByMerges(lengths),
    shown,
    book,
  };
}

/** What is saved alone: lists, and bytes of the text, are what takes long. */
async function measureBriefly(
  subject: Subject,
  chosen: OptionsOf<typeof mergeOptions>,
  control: Control,
): Promise<Pick<MergeFigures, "tokens" | "after">> {
  // What new entries are called is told to nobody.
  const { merged, from } = await merge(subject, 0, chosen, control);
  return countOf(subject.encoding, merged, from);
}

interface MergedText {
  readonly merged: Merged;
  /** The first token that is joined, before which merged ids are the tokens' own. */
  readonly from: number;
  /** Where what is joined begins in the text. */
  readonly fromByte: ByteOffset;
  /** Of merges how many items there were after each. */
  readonly lengths: Uint32Array | null;
}

/** The first id above all of the tokenizer's; 0 where the set is open. */
async function idsEndOf({ vocabularySize, loadTokenizer }: Subject): Promise<number> {
  if (vocabularySize === null) return 0;
  const tokenizer = await loadTokenizer();
  return isStaged(tokenizer) ? idsEnd(tokenizer) : vocabularySize;
}

/** @param least the first id that a new entry may have; those of the text's tokens come before it too */
async function merge(
  { text, encoding, joints = [] }: Subject,
  least: number,
  { method, codes, length, words: longest, from: learnt }: OptionsOf<typeof mergeOptions>,
  { onProgress, signal }: Control,
): Promise<MergedText> {
  const { ids, flags } = encoding;
  const first = ids.reduce((high, id) => Math.max(high, id + 1), least);
  if (method === "lzw") {
    const controls = new Set(ids.filter((_, i) => ((flags[i] as number) & TokenFlag.special) !== 0));
    return { merged: compress(ids, first, controls, { codes, length }), from: 0, fromByte: 0, lengths: null };
  }
  const wellFormed = text.toWellFormed();
  const words = tokensOfWords(wellFormed, encoding, joints);
  onProgress(0.4);
  await breathe(signal);
  if (method === "merges") {
    const merged = mergeInWords(ids, words, first, codes);
    return { merged, from: 0, fromByte: 0, lengths: merged.lengths };
  }
  const fromByte = learnt === "text" ? 0 : middleOf(wellFormed, joints);
  // A token that lies over that place is of the first half.
  const found = fromByte === 0 ? 0 : encoding.byteStart.findIndex((start) => start >= fromByte);
  const from = found === -1 ? ids.length : found;
  return { merged: joinGrams(ids, words, from, first, { codes, words: longest }), from, fromByte, lengths: null };
}

function countOf({ flags }: Encoding, { ids, starts }: Merged, from: number): Pick<MergeFigures, "tokens" | "after"> {
  const isControl = (token: number) => ((flags[token] as number) & TokenFlag.special) !== 0;
  let [tokens, after] = [0, 0];
  for (let token = from; token < flags.length; token++) if (!isControl(token)) tokens++;
  for (let item = from; item < ids.length; item++) if (!isControl(starts[item] as number)) after++;
  return { tokens, after };
}

/** Of each of so many places the share that is saved up to it. */
function savingsAlong({ starts }: Merged, from: number): MergeFigures["curve"] {
  const items = starts.length - 1 - from;
  const points = Math.min(items, most.points);
  return Array.from({ length: points }, (_, i) => {
    const item = Math.round(((i + 1) * items) / points);
    const x = (starts[from + item] as number) - from;
    return { x, saved: 1 - item / x };
  });
}

function savingsByMerges(lengths: Uint32Array): MergeFigures["curve"] {
  const [all = 0] = lengths;
  const merges = lengths.length - 1;
  const points = Math.min(merges, most.points);
  return Array.from({ length: points === 0 ? 0 : points + 1 }, (_, i) => {
    const x = Math.round((i * merges) / points);
    return { x, saved: 1 - (lengths[x] as number) / all };
  });
}
