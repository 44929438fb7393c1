import { Utf8Index, utf8Length } from "../../text/utf8";
import { isIncremental } from "../../tokenizers/incremental";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { breathe } from "../breathe";
import { type Control, InapplicableError, type Instrument, type Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { type BrokenDecoding, decodedApart } from "./decodedApart";
import { type CutTokens, cutKinds, SafeCuts } from "./safeCuts";

const options = {
  second: {
    kind: "choice",
    label: "Second part",
    hint: "Some tokenizers put a space in front of every text, the second part too: as what goes on, it gets none.",
    start: "text",
    values: { text: "As a text of its own", continued: "As what goes on" },
  },
} as const;

/** UTF-16 units of the text that are shown with their marks. */
export const mostMarked = 600;

/** A token with what it stands for. */
export interface PartToken {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** A cut of the text: the tokens around it when both parts are encoded apart, and of the whole. */
export interface ToldCut {
  /** In bytes of the text. */
  readonly byte: number;
  /** Whether somebody points there; else it is the first place that is not safe. */
  readonly isAsked: boolean;
  readonly isSame: boolean;
  readonly before: readonly PartToken[];
  readonly after: readonly PartToken[];
  readonly whole: readonly PartToken[];
}

/** At which places a text can be cut, and its parts encoded and decoded apart. */
export interface PartsFigures {
  /** Places between two characters of the text. */
  readonly cuts: number;
  readonly safe: number;
  /** Of those, the ones of which it is not told: nothing parts the text for thousands of characters there. */
  readonly untold: number;
  /** The text's beginning, and of each of its UTF-16 units whether the text may be cut before it, of `cutKinds`. */
  readonly text: string;
  readonly marks: Int8Array;
  readonly cut: ToldCut | null;
  /** Null where decoding in parts gives the same bytes. */
  readonly decoding: BrokenDecoding | null;
}

/** Whether parts of a text can be encoded, and decoded, apart. */
export const instrument: Instrument<typeof options, PartsFigures> = {
  options,
  help: "Whether the tokens of two parts, one after the other, are those of the whole: encode(a) + encode(b) = encode(a + b), at the caret and at every place between two characters. And whether decode(a) + decode(b) = decode(a + b), byte by byte, or which stage of the decoder breaks it.",
  papers: [{ cited: "Geng et al. 2024", address: "https://arxiv.org/abs/2412.03160" }],
  asksPlace: true,
  measure,
  columns: [
    { key: "cuts", title: "places" },
    { key: "safe", title: "safe" },
    { key: "untold", title: "not told" },
    { key: "byte", title: "cut at byte" },
    { key: "same", title: "same tokens there" },
    { key: "apart", title: "ids apart" },
    { key: "together", title: "ids together" },
    { key: "decodes", title: "decodes in parts" },
    { key: "stage", title: "stage that breaks it" },
  ],
  rows: ({ cuts, safe, untold, cut, decoding }) => {
    const ids = (tokens: readonly PartToken[]) => tokens.map(({ id }) => id).join(" ");
    return [
      [
        ...[cuts, safe, untold, cut?.byte ?? null, cut === null ? null : cut.isSame ? "yes" : "no"],
        ...[cut === null ? null : ids([...cut.before, ...cut.after]), cut === null ? null : ids(cut.whole)],
        ...[decoding === null ? "yes" : "no", decoding?.stage ?? null],
      ],
    ];
  },
};

async function measure(
  { text: given, place, encoding, options: encodeOptions, loadTokenizer }: Subject,
  { second }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<PartsFigures> {
  const tokenizer = await loadTokenizer();
  if (!isIncremental(tokenizer) || tokenizer.vocabularySize === null)
    throw new InapplicableError(
      "It cuts texts by a rule and has no vocabulary: parts are cut as the whole is, or numbered anew.",
    );
  const text = given.toWellFormed();
  const finder = new SafeCuts(tokenizer, text, { ...encodeOptions, inserted: false }, second === "continued");
  const marks = new Int8Array(Math.min(text.length, mostMarked));
  let [cuts, safe, untold, firstUnsafe, told] = [0, 0, 0, -1, 0];
  for (let start = 0; start < text.length; ) {
    const end = finder.next(start);
    const found = finder.safeIn(start, end);
    for (let at = start; at < end; at++) {
      const kind = found[at - start] as number;
      if (at < marks.length) marks[at] = kind;
      if (kind === cutKinds.none) continue;
      cuts++;
      if (kind === cutKinds.safe) safe++;
      else if (kind === cutKinds.untold) untold++;
      else if (firstUnsafe === -1) firstUnsafe = at;
    }
    start = end;
    if (start - told > 1 << 14) {
      told = start;
      await breathe(signal);
      onProgress(start / text.length);
    }
  }
  const asked = place === null ? -1 : new Utf8Index(text).unitAfter(place.end);
  const isAsked = asked > 0 && asked < text.length;
  const at = isAsked ? asked : firstUnsafe;
  const cut = at === -1 ? null : finder.shownAt(at);
  return {
    cuts,
    safe,
    untold,
    text: text.slice(0, marks.length),
    marks,
    cut: cut === null ? null : { ...toldCut(tokenizer, cut), byte: utf8Length(text.slice(0, at)), isAsked },
    decoding: decodedApart(tokenizer, new Set(encoding.ids.subarray(0, 1000))),
  };
}

function toldCut(tokenizer: Tokenizer, { before, after, whole, isSame }: CutTokens) {
  const tokens = (ids: readonly number[]) => ids.map((id) => ({ id, bytes: tokenizer.tokenBytes(id) }));
  return { isSame, before: tokens(before), after: tokens(after), whole: tokens(whole) };
}
