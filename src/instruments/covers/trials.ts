import { joinBytes } from "../../text/bytes";
import { type ByteOffset, codePointBefore, codePointIn } from "../../text/utf8";
import { Cuts } from "../../tokenizers/chunks/cuts";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { encodeBytes, type OpenTail } from "./promptTail";

/** An entry as the last token, put where it would begin. */
export interface Candidate {
  readonly start: ByteOffset;
  /** Its bytes among those of all entries, without a space that it lacks here. */
  readonly from: ByteOffset;
  readonly to: ByteOffset;
}

/** Whether an entry's bytes, or what is left of them behind the first, are that one token where nothing stands before them. */
const [unasked, yes, no] = [0, 1, 2] as const;
type Verdicts = readonly [ofAll: Uint8Array, behindFirst: Uint8Array];

const found = new WeakMap<IncrementalTokenizer, Map<EncodeOptions["specials"], Verdicts>>();

/** Whether a text is surely cut between two code points. */
const cutsOf = new WeakMap<IncrementalTokenizer, Map<number, Map<number, boolean>>>();

function verdictsOf(
  tokenizer: IncrementalTokenizer,
  { specials }: EncodeOptions,
  { ids }: VocabularyColumns,
): Verdicts {
  const own = found.get(tokenizer) ?? new Map<EncodeOptions["specials"], Verdicts>();
  const verdicts = own.get(specials) ?? ([new Uint8Array(ids.length), new Uint8Array(ids.length)] as const);
  found.set(tokenizer, own);
  own.set(specials, verdicts);
  return verdicts;
}

/**
 * Tries entries as last tokens of a prompt by encoding what stands before with them: any tokenizer's. What is to be encoded anew
 * for each prompt is only what could be another there.
 */
export class Trials {
  private readonly tokenizer: IncrementalTokenizer & StagedTokenizer;
  private readonly tail: OpenTail;
  private readonly options: EncodeOptions;
  private readonly entries: VocabularyColumns;
  private readonly verdicts: Verdicts;
  private readonly out = new EncodingBuilder();
  private readonly cuts: Cuts;
  private readonly lastOfPrompt: number;
  /** Whether the text is surely cut between the prompt and a code point. */
  private readonly cutsBefore: Map<number, boolean>;
  /** The prompt's own tokens: their ids with a comma behind each, and where the last one ends. */
  private own: { readonly ids: string; readonly end: ByteOffset } | undefined;

  constructor(
    tokenizer: IncrementalTokenizer & StagedTokenizer,
    tail: OpenTail,
    options: EncodeOptions,
    entries: VocabularyColumns,
  ) {
    this.tokenizer = tokenizer;
    this.tail = tail;
    this.options = options;
    this.entries = entries;
    this.verdicts = verdictsOf(tokenizer, options, entries);
    this.cuts = new Cuts(tokenizer.stages);
    const prompt = new TextDecoder().decode(tail.bytes);
    this.lastOfPrompt = prompt === "" ? -1 : codePointBefore(prompt, prompt.length);
    const own = cutsOf.get(tokenizer) ?? new Map<number, Map<number, boolean>>();
    this.cutsBefore = own.get(this.lastOfPrompt) ?? new Map<number, boolean>();
    cutsOf.set(tokenizer, own.set(this.lastOfPrompt, this.cutsBefore));
  }

  /** The ids of the text that ends with an entry. */
  idsOf(candidate: Candidate): readonly number[] {
    this.encode(candidate);
    return Array.from({ length: this.out.length }, (_, i) => this.out.idAt(i));
  }

  /**
   * The ids before an entry that is the last token of the text that it ends, with a comma behind each; null where it is not.
   * @param index where the entry stands among all
   * @param lacksSpace whether it is put there without its space: where that stands before and is a part of it, it is no other cover
   */
  tokensBefore(candidate: Candidate, index: number, lacksSpace: boolean): string | null {
    const { tail, verdicts } = this;
    const id = this.entries.ids[index] as number;
    const opens = candidate.start === 0 && !tail.isWhole && !lacksSpace;
    if (!opens && this.isCutBehindPrompt(candidate)) return this.beforeBehindCut(candidate, index, lacksSpace);
    const verdict = opens ? verdicts[0][index] : unasked;
    if (verdict === yes) return "";
    if (verdict === no) return null;
    const isCover = this.encode(candidate) && this.endsWith(id, candidate, lacksSpace);
    if (opens && !isCover) verdicts[0][index] = no;
    if (opens && isCover && this.out.length === 1) verdicts[0][index] = yes;
    return isCover ? this.written(this.out.length - 1) : null;
  }

  /** The same where the text is cut behind the prompt: the prompt's own tokens are then the ones before it. */
  private beforeBehindCut({ start, from, to }: Candidate, index: number, lacksSpace: boolean): string | null {
    const { tail, entries, verdicts } = this;
    this.own ??= this.ownTokens();
    const { ids, end } = this.own;
    if (end > start || (lacksSpace && this.isSpaceBefore(start) && end < start)) return null;
    const rest = tail.bytes.length - start;
    const isKept = rest === 1 && !lacksSpace;
    let verdict = isKept ? verdicts[1][index] : unasked;
    const id = entries.ids[index] as number;
    if (verdict === unasked) {
      verdict = this.isOneToken(entries.bytes.subarray(from + rest, to), id) ? yes : no;
      if (isKept) verdicts[1][index] = verdict;
    }
    return verdict === yes ? ids : null;
  }

  private ownTokens(): { readonly ids: string; readonly end: ByteOffset } {
    const { out, tail } = this;
    encodeBytes(this.tokenizer, tail.bytes, tail.isWhole, this.options, out);
    const end = out.length === 0 ? 0 : out.endAt(out.length - 1);
    return { ids: this.written(out.length), end };
  }

  /** Whether what stands behind a cut is an entry's one token. */
  private isOneToken(bytes: Uint8Array, id: number): boolean {
    const { out } = this;
    if (!encodeBytes(this.tokenizer, bytes, false, this.options, out) || out.length !== 1) return false;
    return out.idAt(0) === id && out.endAt(0) === bytes.length;
  }

  private isCutBehindPrompt({ start, from, to }: Candidate): boolean {
    const { bytes } = this.tail;
    const place = from + bytes.length - start;
    if (place >= to) return false;
    const code = codePointIn(this.entries.bytes, place);
    const known = this.cutsBefore.get(code);
    if (known !== undefined) return known;
    const isCut = this.cuts.isAlwaysCut(this.lastOfPrompt, code);
    this.cutsBefore.set(code, isCut);
    return isCut;
  }

  /** Encodes the text that ends with an entry; false where that is none. */
  private encode({ start, from, to }: Candidate): boolean {
    const { tail, entries } = this;
    const text = joinBytes([tail.bytes.subarray(0, start), entries.bytes.subarray(from, to)]);
    return encodeBytes(this.tokenizer, text, tail.isWhole, this.options, this.out);
  }

  /** Whether the text that has been encoded ends with an entry's token, which has nothing of what stands before. */
  private endsWith(id: number, { start, from, to }: Candidate, lacksSpace: boolean): boolean {
    const { out } = this;
    const last = out.length - 1;
    if (last < 0 || out.idAt(last) !== id || out.endAt(last) !== start + to - from) return false;
    // What a token before it ends with may be white space that no token has.
    const end = last === 0 ? 0 : out.endAt(last - 1);
    return end <= start && !(lacksSpace && this.isSpaceBefore(start) && end < start);
  }

  private isSpaceBefore(start: ByteOffset): boolean {
    return this.tail.bytes[start - 1] === 0x20;
  }

  private written(count: number): string {
    return Array.from({ length: count }, (_, i) => `${this.out.idAt(i)},`).join("");
  }
}
