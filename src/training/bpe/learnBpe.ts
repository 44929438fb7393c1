import { type ByteOffset, codePointIn, utf8Size } from "../../text/utf8";
import { characterOfByte } from "../../tokenizers/byteAlphabet";
import { TokenizerError } from "../../tokenizers/tokenizer";
import type { MergeStep } from "../algorithm";
import type { WordTable } from "../wordTable";
import type { SymbolWords } from "./joinedSymbols";
import { notJoined, type PairMerge, type TrainingLimits, trainMerges } from "./trainMerges";

/** What a vocabulary of merges is learned by. */
export interface BpeRecipe {
  /** Entries in all, special tokens and characters included. */
  readonly size: number;
  /** Whether words are bytes, written in the byte alphabet, or characters. */
  readonly over: "bytes" | "characters";
  /** Pairs that stand less often than this are not merged; 0 where each is. */
  readonly minimumCount: number;
  /** Control tokens, which come first. */
  readonly specials: readonly string[];
  /** Characters that have an entry, whether the text has them or not; over bytes, those of the byte alphabet. */
  readonly alphabet: Iterable<string>;
  /** Characters at most, of which the rarest give way: what they stand in is learned without them. Null for all. */
  readonly alphabetLimit: number | null;
  /** In front of what does not begin a word, as WordPiece has “##”; empty for none. */
  readonly continuing: string;
  /**
   * Entries that a file's tokenizer has for a character without one, given its bytes; without it, none. Learning leaves such characters out, as the
   * reference does.
   */
  readonly missing?: (bytes: Uint8Array) => readonly string[];
}

/** A merge of two entries, by their ids. */
export type Merge = readonly [left: number, right: number];

/** What training gives. */
export interface LearnedMerges {
  /** Entries by their ids. */
  readonly entries: readonly string[];
  readonly merges: readonly Merge[];
}

/**
 * Learns a BPE vocabulary (Sennrich et al. 2016) from counted pre-tokens, entry for entry as Hugging Face's `BpeTrainer` does
 * (tokenizers 0.23): special tokens, then characters by their code points, then what merges give.
 */
export class BpeLearning {
  private readonly recipe: BpeRecipe;
  private readonly entries: string[] = [];
  private readonly ids = new Map<string, number>();
  // Of merges of one pair the last counts, as in a table by pairs.
  private readonly merges = new Map<number, Merge>();
  private steps: Generator<PairMerge, void>;
  /** The words as they are cut so far: a symbol stands where its first character did, −1 where none does any more. */
  cut: SymbolWords;

  /** @param words one at least */
  constructor(words: WordTable, recipe: BpeRecipe) {
    this.recipe = recipe;
    const { size, minimumCount, specials } = recipe;
    for (const special of specials) this.idOf(special);
    for (const character of alphabetOf(words, recipe)) this.idOf(character);
    this.cut = toSymbols(words, recipe, this.ids, (entry) => this.idOf(entry));
    if (this.entries.length > size) {
      const count = (number: number) => number.toLocaleString("en");
      throw new TokenizerError(
        `With the text’s characters the vocabulary has ${count(this.entries.length)} entries before anything is learned, more than ${count(size)}: ask for more, or for fewer characters.`,
      );
    }
    const limits = { minimumCount, isFull: () => this.entries.length >= size };
    this.steps = trainMerges(this.cut, limits, (left, right) => this.idOf(this.joined(left, right)));
  }

  /**
   * Learns on from other words, as they are cut so far.
   * @param size entries in all from now on
   * @param mayBe whether what a pair gives is to be an entry; where it is not, the pair is passed over
   */
  learnOn(words: SymbolWords, size: number, mayBe: (entry: string) => boolean): void {
    this.cut = words;
    this.learnBy(size, (limits) =>
      trainMerges(words, limits, (left, right) => {
        const entry = this.joined(left, right);
        return mayBe(entry) ? this.idOf(entry) : notJoined;
      }),
    );
  }

  /**
   * Learns on by merges that are found in another way.
   * @param size entries in all from now on
   * @param begin gets what ends learning, and what says what a pair gives
   */
  learnBy(
    size: number,
    begin: (limits: TrainingLimits, join: (left: number, right: number) => number) => Generator<PairMerge, void>,
  ): void {
    const limits = { minimumCount: this.recipe.minimumCount, isFull: () => this.entries.length >= size };
    this.steps = begin(limits, (left, right) => this.idOf(this.joined(left, right)));
  }

  /** Entries that there are. */
  get size(): number {
    return this.entries.length;
  }

  entryOf(id: number): string {
    return this.entries[id] as string;
  }

  /** Words as the file's tokenizer begins to cut them, for {@link HeldOut}. Before anything is learned. */
  heldSymbolsOf(words: WordTable): SymbolWords {
    const { missing } = this.recipe;
    const idsOf = missing && ((bytes: Uint8Array) => missing(bytes).map((entry) => this.ids.get(entry) as number));
    return toSymbols(words, this.recipe, this.ids, (entry) => this.idOf(entry), idsOf);
  }

  /** Learns the next merge. @returns it; null where there is none */
  step(): MergeStep | null {
    const next = this.steps.next();
    if (next.done) return null;
    const { left, right } = next.value;
    const key = left * 2 ** 26 + right;
    this.merges.delete(key);
    this.merges.set(key, [left, right]);
    return { kind: "merge", ...next.value, size: this.size };
  }

  /** What has been learned so far. */
  learned(): LearnedMerges {
    return { entries: this.entries, merges: [...this.merges.values()] };
  }

  private idOf(entry: string): number {
    const known = this.ids.get(entry);
    if (known !== undefined) return known;
    this.ids.set(entry, this.entries.length);
    return this.entries.push(entry) - 1;
  }

  /** What a pair gives. */
  private joined(left: number, right: number): string {
    const { continuing } = this.recipe;
    const second = this.entries[right] as string;
    const rest = continuing !== "" && second.startsWith(continuing) ? second.slice(continuing.length) : second;
    return (this.entries[left] as string) + rest;
  }
}

/** Goes through a word's characters, or through its bytes as characters of the byte alphabet, by their code points. */
function forEachUnit(
  bytes: Uint8Array,
  over: BpeRecipe["over"],
  visit: (code: number, start: ByteOffset, end: ByteOffset) => void,
): void {
  for (let at = 0; at < bytes.length; ) {
    const code = over === "bytes" ? (codeOfByte[bytes[at] as number] as number) : codePointIn(bytes, at);
    const end = at + (over === "bytes" ? 1 : utf8Size(code));
    visit(code, at, end);
    at = end;
  }
}

const codeOfByte = Uint16Array.from(characterOfByte, (character) => character.charCodeAt(0));

/** The characters that have an entry, by their code points. */
function alphabetOf(words: WordTable, { over, alphabet, alphabetLimit }: BpeRecipe): string[] {
  const counts = new Map<number, number>();
  for (let word = 0; word < words.size; word++) {
    const times = words.countOf(word);
    forEachUnit(words.bytesOf(word), over, (code) => counts.set(code, (counts.get(code) ?? 0) + times));
  }
  for (const character of alphabet) counts.set(character.codePointAt(0) as number, Number.POSITIVE_INFINITY);
  const byCode = (a: number, b: number) => a - b;
  // Of characters that stand equally often the reference takes any: here the lower code points stay.
  const byCount = (a: number, b: number) => (counts.get(b) as number) - (counts.get(a) as number) || byCode(a, b);
  const kept = [...counts.keys()].sort(alphabetLimit === null ? byCode : byCount);
  return kept
    .slice(0, alphabetLimit ?? kept.length)
    .sort(byCode)
    .map((code) => String.fromCodePoint(code));
}

/**
 * Words as ids of their characters; characters without an entry are left out. Those with the prefix get their entries by
 * code points: the reference gives them as its table of words comes, which is another order in each process.
 */
function toSymbols(
  words: WordTable,
  { over, continuing }: BpeRecipe,
  ids: ReadonlyMap<string, number>,
  idOf: (entry: string) => number,
  missing?: (bytes: Uint8Array) => readonly number[],
): SymbolWords {
  /** Ids by code points, of what begins a word and of what does not. */
  const first = new Map<number, number>();
  for (const [entry, id] of ids) {
    const code = entry.codePointAt(0) as number;
    if (entry === String.fromCodePoint(code)) first.set(code, id);
  }
  const later = continuing === "" ? first : laterIds(words, over, first, (character) => idOf(continuing + character));
  const symbols = new Int32Array(words.length);
  const starts = new Int32Array(words.size + 1);
  let at = 0;
  for (let word = 0; word < words.size; word++) {
    starts[word] = at;
    let idsHere = first;
    const bytes = words.bytesOf(word);
    forEachUnit(bytes, over, (code, start, end) => {
      const id = idsHere.get(code);
      if (id !== undefined) symbols[at++] = id;
      else if (missing) for (const other of missing(bytes.subarray(start, end))) symbols[at++] = other;
      idsHere = later;
    });
  }
  starts[words.size] = at;
  return { symbols: symbols.subarray(0, at), starts, counts: words.counts };
}

function laterIds(
  words: WordTable,
  over: BpeRecipe["over"],
  known: ReadonlyMap<number, number>,
  idOf: (character: string) => number,
): Map<number, number> {
  const met = new Set<number>();
  for (let word = 0; word < words.size; word++) {
    let isFirst = true;
    forEachUnit(words.bytesOf(word), over, (code) => {
      if (!isFirst && known.has(code)) met.add(code);
      isFirst = false;
    });
  }
  const codes = [...met].sort((a, b) => a - b);
  return new Map(codes.map((code) => [code, idOf(String.fromCodePoint(code))]));
}
