import { measureText } from "../../analysis/textFigures";
import { asciiWordsOfEngine } from "../../text/asciiWords";
import { hashText } from "../../text/hash";
import { segment } from "../../text/segments";
import { Utf8Index } from "../../text/utf8";
import { encodeBeginning } from "../../tokenizers/beginning";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import { Deadline } from "../pool/deadline";
import type { BeginningRequest, EncodedBeginning, EncodedText } from "../pool/protocol";
import { describeEncoding, type PreparedText, type prepareText } from "./describeEncoding";
import { LongColumn } from "./longColumn";
import { TextHash } from "./textHash";

interface Kept {
  readonly column: LongColumn;
  readonly options: EncodeOptions;
  /** The number of the last text that it was for. */
  turn: number;
  /** The name of its last answer, as {@link EncodedText} has it; null before the first. */
  told: Promise<string> | null;
}

const columns = new Map<Tokenizer, Kept>();

/** Texts after which a column that nobody has asked for again is forgotten: it has been closed. */
const remembered = 4;

/** Milliseconds after an answer in which the page draws it, and may want the core. */
const rest = 40;

/** Copies what the next key's answers need while nobody waits for any, a little at a time. */
const copying = new Deadline(() => {
  for (const { column, turn } of columns.values()) if (turn === last?.turn && column.copyAhead()) return copying.set(0);
});

const textHash = new TextHash();
const words = asciiWordsOfEngine();

/** The last text, its number and its hash, since several columns of one worker ask for the same one. */
let last: { readonly text: string; readonly turn: number; readonly hash: Promise<string> } | null = null;

/**
 * Encodes a long text. What it came to is kept, so that the next text takes time for what is other in it.
 * @param prepare indexes, segments and measures a text as a whole
 * @throws as {@link Tokenizer.encode} does
 */
export async function encodeLong(
  tokenizer: Tokenizer,
  text: string,
  options: EncodeOptions,
  prepare: typeof prepareText,
): Promise<EncodedText> {
  if (last?.text !== text) last = { text, turn: (last?.turn ?? 0) + 1, hash: textHash.of(text) };
  const { turn, hash } = last;
  // Where there is no memory for it, what is encoded beside it may find none first, and say so.
  hash.catch(() => {});
  for (const [other, kept] of columns) if (turn - kept.turn > remembered) columns.delete(other);
  const kept = keptFor(tokenizer, options, turn, (whole) => prepare(whole, words));
  const { change, ...described } = kept.column.show(text);
  // At once and not with the hash, for the next call may come before that is there.
  const before = kept.told;
  kept.told = hash.then((textHash) => `${textHash} ${options.specials} ${options.inserted}`);
  kept.told.catch(() => {});
  const told = change === null ? null : await before;
  copying.set(rest);
  return {
    ...described,
    textHash: await hash,
    answer: await kept.told,
    ...(change !== null && told !== null && { since: { ...change, told } }),
  };
}

/** The first tokens of a text whose first units are known, as its answer will have them; null where they cannot be told. */
export function describeBeginning(
  tokenizer: Tokenizer,
  { known, options }: Pick<BeginningRequest, "known" | "options">,
): EncodedBeginning | null {
  const beginning = encodeBeginning(tokenizer, known, options);
  if (beginning === null) return null;
  const { end, encoding } = beginning;
  const text = known.slice(0, end);
  const index = new Utf8Index(text);
  const segmentation = segment(text, words);
  const prepared = { text, index, segmentation, figures: measureText(index, segmentation) };
  return { ...describeEncoding(tokenizer, encoding, prepared), textHash: hashText(text), end };
}

/** Forgets what is kept: the text is no longer a long one. */
export function forget(): void {
  columns.clear();
  last = null;
}

function keptFor(
  tokenizer: Tokenizer,
  options: EncodeOptions,
  turn: number,
  prepare: (text: string) => PreparedText,
): Kept {
  const kept = columns.get(tokenizer);
  if (kept?.options.specials === options.specials && kept.options.inserted === options.inserted) {
    kept.turn = turn;
    return kept;
  }
  const fresh = { column: new LongColumn(tokenizer, options, prepare), options, turn, told: null };
  columns.set(tokenizer, fresh);
  return fresh;
}
