import { readBody } from "../../analysis/ids/canonical";
import { IdsError } from "../../analysis/ids/idsError";
import { looksLikeIds } from "../../analysis/ids/readIds";
import { isStaged } from "../../tokenizers/isStaged";
import { type Tokenizer, TokenizerError } from "../../tokenizers/tokenizer";
import { breathe } from "../breathe";
import { type Control, InapplicableError, type Instrument, type Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { type CutToken, type Kind, kindOf, kinds } from "./kinds";
import { type Cut, type Parting, partings } from "./partings";
import { readLists } from "./readLists";

const options = {
  of: {
    kind: "choice",
    label: "Ids",
    hint: "Ids of a model's output are pasted as the text: a list is read as each column's own. Two lists, each in its own brackets or with an empty line between, are told apart.",
    start: "auto",
    values: { auto: "As the text looks", ids: "The text is a list", tokens: "The text’s own tokens" },
  },
} as const;

/** Places that are listed, and tokens that are told of each. */
const most = { places: 1000, tokens: 24 } as const;

/** A place where two lists part. */
export interface PartedPlace {
  readonly kind: Kind;
  /** Of the first list's ids, from 0, the first that is not the other's. */
  readonly index: number;
  /** Where it begins and ends in what the ids say, in bytes. */
  readonly bytes: readonly [from: number, to: number];
  readonly given: readonly Omit<CutToken, "name" | "isControl">[];
  readonly other: readonly Omit<CutToken, "name" | "isControl">[];
  /** Whether these are but the first of a longer stretch. */
  readonly isCut: boolean;
}

/** How ids stand to what encode gives for their text, or to others. */
export interface CanonicalFigures {
  /** Whose ids they are: pasted ones, the text's own tokens, or two lists of which the second stands in encode's place. */
  readonly of: "ids" | "tokens" | "pair";
  readonly count: number;
  /** How many the other list has; null where there is no text to encode. */
  readonly otherCount: number | null;
  /** Whether both lists are the same; null where there is but one. */
  readonly isSame: boolean | null;
  /** Bytes of the ids that are no UTF-8, so that no text has them, and where the first of them is. */
  readonly stray: number;
  readonly firstStray: number | null;
  /** Of two lists that say different things, the first byte that differs; null where they say the same. */
  readonly firstOtherByte: number | null;
  /** Whether what the ids say is the text that they were made of; null of pasted ones. */
  readonly keepsText: boolean | null;
  /** The beginning of what they say. */
  readonly text: string;
  /** How many places there are in all, of each kind, and the first of them. */
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  readonly placeCount: number;
  readonly places: readonly PartedPlace[];
}

/** Whether ids are what encoding their text gives, and where not. */
export const instrument: Instrument<typeof options, CanonicalFigures> = {
  options,
  help: "Whether ids are those that encoding their text gives (canonical), and where they part from them, by which kind. A model can put out any ids that spell its text; what reads the text later sees the canonical ones, which may be others than the model has written.",
  papers: [
    { cited: "Ayoobi et al. 2026", address: "https://arxiv.org/abs/2601.14658" },
    { cited: "Geng et al. 2024", address: "https://arxiv.org/abs/2412.03160" },
  ],
  measure,
  columns: [
    { key: "ids", title: "ids" },
    { key: "encoded", title: "encoded" },
    { key: "canonical", title: "canonical" },
    { key: "places", title: "places" },
    { key: "kind", title: "kind" },
    { key: "index", title: "first id" },
    { key: "byte", title: "byte" },
    { key: "given", title: "given ids" },
    { key: "other", title: "encoded ids" },
  ],
  rows: ({ count, otherCount, isSame, placeCount, places }) => {
    const all = [count, otherCount, isSame === null ? null : isSame ? "yes" : "no", placeCount];
    if (places.length === 0) return [[...all, null, null, null, null, null]];
    const ids = (tokens: PartedPlace["given"]) => tokens.map(({ id }) => id).join(" ");
    return places.map(({ kind, index, bytes: [byte], given, other }) => [
      ...all,
      ...[kinds[kind], index, byte, ids(given), ids(other)],
    ]);
  },
};

async function measure(
  subject: Subject,
  { of }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<CanonicalFigures> {
  const tokenizer = await subject.loadTokenizer();
  const isList = of === "ids" || (of === "auto" && looksLikeIds(subject.text));
  try {
    const [given, second] = isList ? readLists(subject.text) : [subject.encoding.ids];
    const body = readBody(tokenizer, given);
    onProgress(0.4);
    await breathe(signal);
    const told = {
      of: second !== undefined ? ("pair" as const) : isList ? ("ids" as const) : ("tokens" as const),
      count: given.length,
      stray: body.stray,
      firstStray: body.firstStray,
      firstOtherByte: null,
      keepsText: isList ? null : body.text === subject.text.toWellFormed(),
      text: body.text.slice(0, 2000),
    };
    const own: Cut = { ids: given, ends: endsAround(given.length, body) };
    if (second !== undefined) {
      const others = readBody(tokenizer, second);
      const firstOtherByte = firstDifference(body.body.bytes, others.body.bytes);
      const cut = { ids: second, ends: endsAround(second.length, others) };
      const places = firstOtherByte === null ? placesOf(tokenizer, own, cut) : none;
      return { ...told, ...places, otherCount: second.length, isSame: isEqual(given, second), firstOtherByte };
    }
    if (body.stray > 0) return { ...told, ...none, otherCount: null, isSame: null };
    const { ids, byteEnd } = tokenizer.encode(
      body.text,
      isList ? body.options : { ...subject.options, ...body.options },
    );
    onProgress(0.8);
    await breathe(signal);
    const places = placesOf(tokenizer, own, { ids, ends: byteEnd });
    return { ...told, ...places, otherCount: ids.length, isSame: isEqual(given, ids) };
  } catch (error) {
    // Reading them again changes nothing.
    const isRefusal = error instanceof IdsError || error instanceof TokenizerError;
    throw isRefusal ? new InapplicableError(error.message, { cause: error }) : error;
  }
}

const none = { kinds: {}, placeCount: 0, places: [] } as const;

/** Where each of some ids ends, with what the post-processor puts around a text. */
function endsAround(count: number, { before, body }: ReturnType<typeof readBody>): Uint32Array {
  const ends = new Uint32Array(count).fill(body.bytes.length);
  ends.fill(0, 0, before);
  ends.set(body.ends, before);
  return ends;
}

function isEqual(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

function firstDifference(a: Uint8Array, b: Uint8Array): number | null {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at !== -1 ? at : a.length === b.length ? null : a.length;
}

function placesOf(
  tokenizer: Tokenizer,
  own: Cut,
  other: Cut,
): Pick<CanonicalFigures, "kinds" | "placeCount" | "places"> {
  const added = isStaged(tokenizer) ? tokenizer.stages.addedTokens : [];
  const controls = new Set(added.flatMap(({ id, special }) => (special ? [id] : [])));
  const token = (id: number): CutToken => ({
    id,
    bytes: tokenizer.tokenBytes(id),
    name: tokenizer.tokenName(id),
    isControl: controls.has(id),
  });
  const known = new Map<number, CutToken>();
  const tokensOf = ({ ids }: Cut, [from, to]: Parting["given"]) =>
    Array.from({ length: to - from }, (_, i) => {
      const id = ids[from + i] as number;
      const told = known.get(id) ?? token(id);
      known.set(id, told);
      return told;
    });
  const all = partings(own, other);
  const counts: Partial<Record<Kind, number>> = {};
  const places: PartedPlace[] = [];
  const bare = ({ id, bytes }: CutToken) => ({ id, bytes });
  for (const parting of all) {
    const [given, others] = [tokensOf(own, parting.given), tokensOf(other, parting.other)];
    const kind = kindOf(given, others, parting.bytes[0] === 0);
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (places.length === most.places) continue;
    places.push({
      kind,
      index: parting.given[0],
      bytes: parting.bytes,
      given: given.slice(0, most.tokens).map(bare),
      other: others.slice(0, most.tokens).map(bare),
      isCut: Math.max(given.length, others.length) > most.tokens,
    });
  }
  return { kinds: counts, placeCount: all.length, places };
}
