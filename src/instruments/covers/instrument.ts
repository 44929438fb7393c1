import { utf8Length } from "../../text/utf8";
import { isIncremental } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import { breathe } from "../breathe";
import { type Control, InapplicableError, type Instrument, type Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { textUpTo } from "../textUpTo";
import { findCovers } from "./covers";
import { entryTexts } from "./entryTexts";
import { type Following, findFollowing } from "./following";
import { normalizedTail, openTail } from "./promptTail";

const options = {
  follow: {
    kind: "switch",
    label: "What can follow",
    hint: "Tries each entry behind the prompt’s tokens, alone and with six short texts behind it: a second or so for each column. That an entry was not found to follow is no proof that it never does.",
    start: false,
  },
} as const;

/** Covers, and entries, that are listed. */
const mostListed = 200;

/** A token with what it adds to the text. */
export interface CoverToken {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** What a prompt's end leaves open. */
export interface CoversFigures {
  /** Where the prompt ends, in bytes of the text. */
  readonly byte: number;
  /** What of it is in question: before that all covers have the same tokens. */
  readonly tail: string;
  readonly count: number;
  /** How many covers have 0 bytes of overhang, 1, 2 and so on. */
  readonly byOverhang: readonly number[];
  readonly first: readonly { readonly overhang: number; readonly tokens: readonly CoverToken[] }[];
  /** Null where nobody asks. */
  readonly following: Following | null;
}

/** All ways in which tokens can cover a prompt's end. */
export const instrument: Instrument<typeof options, CoversFigures> = {
  options,
  help: "Covers are the canonical sequences whose text begins with the prompt and whose last token reaches its end: a model’s exact probability of the next letter is a sum over all of them, where the prompt’s own tokens are but one. The probabilities themselves need a model, which this page has not.",
  papers: [
    { cited: "Phan et al. 2024", address: "https://arxiv.org/abs/2406.16829" },
    { cited: "Phan et al. 2025", address: "https://arxiv.org/abs/2410.09303" },
  ],
  asksPlace: true,
  measure,
  columns: [
    { key: "byte", title: "prompt ends at byte" },
    { key: "covers", title: "covers" },
    { key: "byOverhang", title: "by overhang" },
    { key: "canFollow", title: "entries that can follow" },
    { key: "notFoundToFollow", title: "entries not found to follow in trials" },
    { key: "unseenBytes", title: "next bytes not found in trials" },
  ],
  rows: ({ byte, count, byOverhang, following }) => [
    [
      ...[byte, count, byOverhang.join(" ")],
      ...[following?.can ?? null, following?.notFound ?? null, following?.unseenBytes.join(" ") ?? null],
    ],
  ],
};

async function measure(
  { text, place, options: encodeOptions, loadTokenizer }: Subject,
  { follow }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<CoversFigures> {
  const tokenizer = await loadTokenizer();
  if (!isStaged(tokenizer) || !isIncremental(tokenizer))
    throw new InapplicableError("It cuts texts by a rule and has no vocabulary of which something could follow.");
  const prompt = textUpTo(text.toWellFormed(), place?.end ?? null);
  const tail = openTail(tokenizer, prompt);
  if (tail === null)
    throw new InapplicableError("Nothing surely parts the text for thousands of characters before this place.");
  const entries = entryTexts(tokenizer);
  await breathe(signal);
  const mayLackSpace = tokenizer.stages.decoder !== undefined;
  const own = { ...encodeOptions, inserted: false };
  const part = (from: number, size: number): Control => ({
    onProgress: (share) => onProgress(from + size * share),
    signal,
  });
  const coversOf = (bytes: Uint8Array) =>
    findCovers(tokenizer, { ...tail, bytes }, own, entries, mayLackSpace, mostListed, part(0, follow ? 0.5 : 1));
  const given = await coversOf(tail.bytes);
  // Entries of a tokenizer that lower-cases spell no capital: there the prompt is what it makes of it.
  const normalized = (given.byOverhang[0] ?? 0) === 0 ? normalizedTail(tokenizer, tail, own) : null;
  const again = normalized === null ? null : await coversOf(normalized);
  const covers = again?.byOverhang[0] ? again : given;
  const following = follow
    ? await findFollowing(tokenizer, tail, own, entries, mayLackSpace, mostListed, part(0.5, 0.5))
    : null;
  return {
    byte: utf8Length(prompt),
    tail: tail.text,
    count: covers.count,
    byOverhang: covers.byOverhang,
    first: covers.first.map(({ ids, overhang }) => ({
      overhang,
      tokens: ids.map((id) => ({ id, bytes: tokenizer.tokenBytes(id) })),
    })),
    following,
  };
}
