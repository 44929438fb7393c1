import { joinBytes } from "../../text/bytes";
import { isUtf8, strictText } from "../../text/strictUtf8";
import { type ByteOffset, codePointBefore, utf8Encode, utf8SizeOfLead } from "../../text/utf8";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import { BpeModel } from "../../tokenizers/models/bpe/bpe";
import { Derivations } from "../../tokenizers/models/bpe/derivations";
import { noMerge, PairTable } from "../../tokenizers/models/bpe/merges";
import { readAhead, Utf8Scratch } from "../../tokenizers/models/scratch";
import type { Scanner } from "../../tokenizers/patterns/scanner";
import type { PipelineStages, StagedTokenizer } from "../../tokenizers/stages";
import { type EncodeOptions, TokenFlag } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { AddedInText } from "./addedInText";
import { entryIndexOf } from "./entryIndex";

/** What is known of an entry: nothing is told of it; it is never a token; whether merging makes it of its bytes is not derived yet, or is. */
const [unasked, untold, never, underived, unmade, made] = [0, 1, 2, 3, 4, 5] as const;

/** Bytes; longer entries are in no published vocabulary, and take as many calls inside each other (`models/bpe/backtracking.ts`). */
const longestEntry = 1024;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const known = new WeakMap<Pick<StagedTokenizer, "stages">, Map<EncodeOptions["specials"], LastTokens | null>>();

/** The last token of a pre-token's part that is there already. */
interface LastToken {
  /** -1 where nothing is known of it. */
  readonly id: number;
  /** Whether it merges with nothing, as bytes of characters that are no entries. */
  readonly isAlone: boolean;
  /** What merges may join it with. */
  readonly joins: Joins;
}

/** What a token may be joined with, of the entries that are asked for. */
interface Joins {
  /** 1 by the byte behind what all these begin with, where it may be a part of some of those; null: of any. */
  readonly next: Uint8Array | null;
  /** 1 by the id of such parts. */
  readonly parts: Uint8Array;
}

/** Pairs of which only those are looked up that can be. */
class FewPairs extends PairTable {
  /** 1 by the id of those that can stand on the right; null: all. */
  among: Uint8Array | null = null;

  override find(left: number, right: number): number {
    return this.among?.[right] === 0 ? -1 : super.find(left, right);
  }

  override rankAt(slot: number): number {
    return slot === -1 ? noMerge : super.rankAt(slot);
  }
}

/**
 * Tells of byte-pair encoding which entries would be the last token behind some text, without encoding each: those are that
 * merging makes of their own bytes, and that no merge joins with a part of the token before (van Antwerpen and Neubeck 2024, as
 * in `models/bpe/backtracking.ts`). It says nothing of entries and texts in which more is at work, as added tokens.
 */
export class LastTokens {
  private readonly stages: PipelineStages;
  private readonly model: BpeModel;
  private readonly entries: VocabularyColumns;
  private readonly added: AddedInText;
  /** What cuts pre-tokens; null where a section comes to the model in one piece, with “▁” for spaces. */
  private readonly scanners: readonly Scanner[] | null;
  private readonly takesEntries: boolean;
  private readonly pairs: FewPairs;
  private readonly derivations: Derivations;
  private readonly states: Uint8Array;
  private readonly out = new EncodingBuilder();
  private readonly scratch = new Utf8Scratch();

  /** The section so far, as the model reads it, and behind it the entry that is asked for. */
  private text = new Uint8Array(256);
  /** Where the entry begins there. */
  private place: ByteOffset = 0;
  /** Whether a “▁” of the text itself stands before the entry, which would be the one that a space becomes. */
  private isBehindSign = false;
  /** What all entries begin with that are asked for, as the model reads it. */
  private rest: Uint8Array = new Uint8Array(0);
  /** By where its pre-token begins. */
  private readonly lasts = new Map<ByteOffset, LastToken>();
  /** The pre-token that the entry's first byte is in. */
  private pieceStart: ByteOffset = 0;
  private pieceEnd: ByteOffset = 0;

  /**
   * Made once of a tokenizer.
   * @param entries of `entryTexts`, always the same of a tokenizer
   * @returns null for a tokenizer of which it can tell nothing
   */
  static of(
    tokenizer: Pick<StagedTokenizer, "stages">,
    options: EncodeOptions,
    entries: VocabularyColumns,
  ): LastTokens | null {
    const own = known.get(tokenizer) ?? new Map<EncodeOptions["specials"], LastTokens | null>();
    known.set(tokenizer, own);
    const { specials } = options;
    if (!own.has(specials)) own.set(specials, LastTokens.make(tokenizer, options, entries));
    return own.get(specials) ?? null;
  }

  private static make(
    { stages }: Pick<StagedTokenizer, "stages">,
    { specials }: EncodeOptions,
    entries: VocabularyColumns,
  ): LastTokens | null {
    const { model, normalizer, preTokenizer } = stages;
    if (!(model instanceof BpeModel) || model.reader.vocabulary.longest > longestEntry) return null;
    const added = AddedInText.of(stages, specials === "text");
    if (added === null) return null;
    if (model.byteModel !== null) {
      const scanners = preTokenizer === null ? [] : (preTokenizer.scanners ?? null);
      return scanners === null ? null : new LastTokens(stages, model, entries, added, scanners);
    }
    const isSpaced = normalizer?.spaceNotation?.hasSigns === true;
    const isOnePiece = preTokenizer === null || preTokenizer.sought?.includes(" ") === true;
    const isNeverUnknown = model.seenPairs !== null && model.options.byteFallback && model.reader.hasAllBytes;
    return isSpaced && isOnePiece && isNeverUnknown ? new LastTokens(stages, model, entries, added, null) : null;
  }

  private constructor(
    stages: PipelineStages,
    model: BpeModel,
    entries: VocabularyColumns,
    added: AddedInText,
    scanners: readonly Scanner[] | null,
  ) {
    this.stages = stages;
    this.model = model;
    this.entries = entries;
    this.added = added;
    this.scanners = scanners;
    const { merges, reader, options } = model;
    const { vocabulary } = reader;
    this.takesEntries = options.ignoreMerges || options.merges === null;
    this.pairs = new FewPairs(vocabulary, merges);
    const symbolBytes = (lead: number) => this.symbolBytes(lead);
    this.derivations = new Derivations({
      columns: options.columns,
      vocabulary,
      merges,
      pairs: this.pairs,
      symbolBytes,
    });
    this.states = new Uint8Array(entries.ids.length);
  }

  /**
   * Sets what stands before all entries that are asked for next.
   * @param before bytes of the text
   * @param rest what they all begin with, at least one byte
   * @param begins whether the text begins there, rather than behind a cut
   * @returns false where nothing can be told
   */
  isSet(before: Uint8Array, rest: Uint8Array, begins: boolean): boolean {
    const [text, following] = [strictText(before), strictText(rest)];
    if (text === null || following === null) return false;
    const section = this.added.lastSection(text, following);
    if (section === null) return false;
    const read = this.normalized(section.text, following, begins || section.start > 0);
    if (read === null) return false;
    const bytes = utf8Encode(read);
    const { vocabulary } = this.model.reader;
    const needed = bytes.length + vocabulary.longest + readAhead;
    if (needed > this.text.length) this.text = new Uint8Array(needed * 2);
    this.text.set(bytes);
    this.place = bytes.length;
    this.rest = this.asRead(rest).slice();
    this.isBehindSign = this.scanners === null && text.endsWith("▁");
    this.lasts.clear();
    return true;
  }

  /** Whether an entry that begins with a space surely spells it where it is a token: without it, it is no cover but the one with it. */
  hasItsSpace(index: number): boolean {
    return !this.isBehindSign && this.stateOf(index) !== untold;
  }

  /**
   * Whether an entry is the last token behind the text.
   * @param index where it stands among all, beginning with what {@link isSet} was told that all begin with
   * @returns null where that cannot be told
   */
  isLast(index: number): boolean | null {
    const state = this.stateOf(index);
    if (state <= untold) return null;
    if (state === never) return false;
    const { place, text } = this;
    const end = this.findPiece(index);
    if (this.pieceEnd !== end) return false;
    if (this.pieceStart === place) return this.takesEntries || this.isMade(index, state);
    const { vocabulary } = this.model.reader;
    if (this.takesEntries && vocabulary.find(text, this.pieceStart, end) !== -1) return false;
    if (!this.isMade(index, state)) return false;
    const last = this.lastFrom(this.pieceStart);
    if (last.isAlone) return true;
    if (last.id === -1) return null;
    return this.standTogether(last, this.entries.ids[index] as number);
  }

  private stateOf(index: number): number {
    const known = this.states[index] as number;
    if (known !== unasked) return known;
    const state = this.findState(index);
    this.states[index] = state;
    return state;
  }

  private findState(index: number): number {
    const { ids, offsets, bytes } = this.entries;
    const entry = bytes.subarray(offsets[index], offsets[index + 1]);
    if (!isText(entry)) return never;
    if (!this.added.isFree(entry, () => decoder.decode(entry)) || this.changes(entry)) return untold;
    const id = ids[index] as number;
    const { vocabulary } = this.model.reader;
    const read = this.asRead(entry);
    if (!isSame(vocabulary.bytesOf(id), read)) return untold;
    // Of two that are the same only one is ever found.
    if (vocabulary.find(read, 0, read.length) !== id) return never;
    return underived;
  }

  /** Whether merging makes an entry of its bytes: asked last, since that takes the longest. */
  private isMade(index: number, state: number): boolean {
    if (state !== underived) return state === made;
    const isReachable = this.derivations.isReachable(this.entries.ids[index] as number);
    this.states[index] = isReachable ? made : unmade;
    return isReachable;
  }

  /** Finds the pre-token that the entry's first byte is in, and gives where the entry ends. */
  private findPiece(index: number): ByteOffset {
    const { text, place, scanners } = this;
    if (scanners === null) {
      this.pieceStart = 0;
      this.pieceEnd = place;
      return place;
    }
    const { offsets, bytes } = this.entries;
    let end = place;
    for (let at = offsets[index] as number; at < (offsets[index + 1] as number); at++)
      text[end++] = bytes[at] as number;
    this.findPieceIn(0, end, scanners, 0);
    return end;
  }

  /** The same in a part of the text, by the scanners from one on, as `pretokenizers/scannedPieces.ts` goes through them. */
  private findPieceIn(from: ByteOffset, to: ByteOffset, scanners: readonly Scanner[], level: number): void {
    const { text, place } = this;
    const scanner = scanners[level];
    if (scanner === undefined) {
      this.pieceStart = from;
      this.pieceEnd = to;
      return;
    }
    let start = from;
    let at = from;
    while (at < to) {
      const end = scanner.match(text, at, to);
      if (end === -1) at = scanner.seek(text, at + utf8SizeOfLead(text[at] as number), to);
      else if (at > place) break;
      else if (end > place) {
        this.findPieceIn(at, end, scanners, level + 1);
        return;
      } else [start, at] = [end, end];
    }
    this.findPieceIn(start, at, scanners, level + 1);
  }

  /** The last token of what merging makes of the text from the beginning of a pre-token on. */
  private lastFrom(start: ByteOffset): LastToken {
    const known = this.lasts.get(start);
    if (known !== undefined) return known;
    const { out, model } = this;
    const text = decoder.decode(this.text.subarray(start, this.place));
    out.clear();
    model.encode(text, 0, text.length, 0, out);
    const last = out.length - 1;
    const id = out.idAt(last);
    const isAlone = (out.flagsAt(last) & TokenFlag.byteFallback) !== 0;
    const isKnown = isAlone || this.derivations.isReachable(id);
    const found = { id: isKnown ? id : -1, isAlone, joins: isAlone || !isKnown ? nothing : this.joinsOf(id) };
    this.lasts.set(start, found);
    return found;
  }

  /** What the end of a reachable entry merges with: what both make begins with the end's bytes and with what all entries begin with. */
  private joinsOf(id: number): Joins {
    const { rest, derivations } = this;
    const { vocabulary } = this.model.reader;
    const { columns } = vocabulary;
    const next = new Uint8Array(256);
    const parts = new Uint8Array(derivations.rights.length);
    let isAny = false;
    const add = (bytes: Uint8Array, from: ByteOffset, to: ByteOffset) => {
      const part = vocabulary.find(bytes, from, to);
      if (part === -1) return;
      parts[part] = 1;
      if (to - from > rest.length) next[bytes[from + rest.length] as number] = 1;
      else isAny = true;
    };
    for (let left = id; ; left = derivations.rights[left] as number) {
      const own = vocabulary.bytesOf(left) as Uint8Array;
      const { length } = own;
      const joined = joinBytes([own, rest]);
      for (let end = length + 1; end < joined.length; end++)
        if (vocabulary.find(joined, 0, end) !== -1) add(joined, length, end);
      for (const place of entryIndexOf(columns).beginningWith(joined, 0)) {
        const [from, to] = [columns.offsets[place] as number, columns.offsets[place + 1] as number];
        add(columns.bytes, from + length, to);
      }
      if (length === this.symbolBytes(own[0] as number)) break;
    }
    return { next: isAny ? null : next, parts };
  }

  /** Whether no merge joins a token with an entry behind it, of which all that can be asked of both has been derived. */
  private standTogether({ id, joins }: LastToken, entry: number): boolean {
    const { vocabulary } = this.model.reader;
    const { offsets, bytes } = vocabulary.columns;
    const index = vocabulary.indexOf(entry);
    const next = (offsets[index] as number) + this.rest.length;
    if (joins.next !== null && (next === offsets[index + 1] || joins.next[bytes[next] as number] === 0)) return true;
    this.pairs.among = joins.parts;
    const isApart = this.derivations.standTogether(id, entry);
    this.pairs.among = null;
    return isApart;
  }

  /** A section's text as the normalizer leaves it; null where what is put behind it may change it, or be changed. */
  private normalized(text: string, following: string, begins: boolean): string | null {
    const { normalizer } = this.stages;
    if (normalizer === null) return text;
    const { text: read } = normalizer.normalize(text, begins);
    if (this.scanners === null)
      return text === "" && begins && normalizer.spaceNotation?.hasPrefix === true ? null : read;
    if (text === "") return begins ? null : text;
    const isParted = normalizer.separates(codePointBefore(text, text.length), following.codePointAt(0) as number);
    return isParted && read === text ? text : null;
  }

  /** Whether the normalizer makes another text of an entry's. */
  private changes(entry: Uint8Array): boolean {
    const { normalizer } = this.stages;
    if (this.scanners === null || normalizer === null) return false;
    const text = decoder.decode(entry);
    return normalizer.normalize(text, false).text !== text;
  }

  /** Bytes of a text as the model reads them. */
  private asRead(bytes: Uint8Array): Uint8Array {
    if (this.scanners !== null) return bytes;
    const length = this.scratch.writeSpaced(bytes, 0, bytes.length, false);
    return this.scratch.bytes.subarray(0, length);
  }

  private symbolBytes(lead: number): number {
    return this.scanners === null ? utf8SizeOfLead(lead) : 1;
  }
}

const nothing: Joins = { next: null, parts: new Uint8Array(0) };

/** Whether bytes are UTF-8. */
function isText(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length && (bytes[at] as number) < 0x80) at++;
  if (at === bytes.length) return true;
  return isUtf8(bytes);
}

function isSame(first: Uint8Array | undefined, second: Uint8Array): boolean {
  if (first?.length !== second.length) return false;
  for (let i = 0; i < second.length; i++) if (first[i] !== second[i]) return false;
  return true;
}
