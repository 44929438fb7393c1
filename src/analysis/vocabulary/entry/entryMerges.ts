import { utf8Encode } from "../../../text/utf8";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { mergeLong, Symbols } from "../../../tokenizers/models/bpe/bpeMerge";
import { SymbolReader } from "../../../tokenizers/models/bpe/bpeSymbols";
import { traceMerges } from "../../../tokenizers/models/bpe/bpeTrace";
import { PairTable } from "../../../tokenizers/models/bpe/merges";
import type { ModelTrace } from "../../../tokenizers/trace";
import { Vocabulary } from "../../../tokenizers/vocabulary";
import type { AuditedTokenizer } from "../entries";
import type { ModelFacts } from "../modelFacts";
import { writableEntries } from "../writableEntries";

/** How bytes were merged, step by step. */
export type MergeTrace = Extract<ModelTrace, { kind: "BPE" }>;

/**
 * How the entries of a model that merges are made: what their own bytes go through. That is what they go through wherever the
 * entry is a token, since nothing merges across its ends (docs/metrics.md, Reach).
 */
export interface EntryMerges {
  /** The merges that an entry's bytes go through, in bytes of the entry; null for what the model has no entry of. */
  traceOf(id: number): MergeTrace | null;
  /**
   * How many of an entry's bytes are the left part of the merge that comes last; -1 where none makes it. As the file writes them, but
   * without the mark of a word's end.
   */
  lastJoin(id: number): number;
  /** Bytes that the file writes an entry with, with such a mark; undefined for what the model has no entry of. */
  writtenBytes(id: number): Uint8Array | undefined;
}

/**
 * Finds out how entries are made.
 * @returns null for models that do not merge, and for those whose parts are written in another way within words (`##`), so that an
 * entry alone does not say what it is merged of
 */
export function entryMerges(tokenizer: AuditedTokenizer, parts: TokenizerParts, facts: ModelFacts): EntryMerges | null {
  if (facts.kind === "SentencePiece BPE") return new TracedMerges(tokenizer, parts);
  const { merges } = tokenizer.stages.model;
  if (facts.kind !== "BPE" || merges === undefined || facts.prefix !== "") return null;
  return new ListedEntryMerges(tokenizer, parts, facts, merges);
}

class ListedEntryMerges implements EntryMerges {
  private readonly tokenizer: AuditedTokenizer;
  private readonly vocabulary: Vocabulary;
  private readonly pairs: PairTable;
  private readonly suffix: Uint8Array;
  private readonly inside: SymbolReader;
  /** Reads what a word ends in. */
  private readonly atEnd: SymbolReader;
  private readonly symbols = new Symbols();

  constructor(
    tokenizer: AuditedTokenizer,
    parts: TokenizerParts,
    { isByteLevel, hasByteFallback, suffix }: ModelFacts,
    merges: NonNullable<AuditedTokenizer["stages"]["model"]["merges"]>,
  ) {
    this.tokenizer = tokenizer;
    this.vocabulary = writableEntries(parts);
    this.pairs = new PairTable(this.vocabulary, merges);
    this.suffix = utf8Encode(suffix);
    const options = { byteLevel: isByteLevel, byteFallback: hasByteFallback, fuseUnknown: false, continuingPrefix: "" };
    this.inside = new SymbolReader(this.vocabulary, { ...options, endOfWordSuffix: "" });
    this.atEnd = new SymbolReader(this.vocabulary, { ...options, endOfWordSuffix: suffix });
  }

  traceOf(id: number): MergeTrace | null {
    if (!this.read(id)) return null;
    const trace = traceMerges(this.symbols, this.pairs, (other) => this.tokenizer.tokenName(other));
    return trace.kind === "BPE" ? trace : null;
  }

  lastJoin(id: number): number {
    const { symbols } = this;
    if (!this.read(id) || symbols.count < 2) return -1;
    let join = -1;
    mergeLong(symbols, this.pairs, (_rank, _index, gone) => {
      join = symbols.starts[gone] as number;
    });
    return symbols.count === 1 && symbols.ids[0] === id ? join : -1;
  }

  writtenBytes(id: number): Uint8Array | undefined {
    return this.vocabulary.bytesOf(id);
  }

  /** Sets the symbols to those that an entry's merging begins with. */
  private read(id: number): boolean {
    const written = this.vocabulary.bytesOf(id);
    if (written === undefined) return false;
    const { suffix } = this;
    const length = written.length - suffix.length;
    const isEnd = suffix.length > 0 && length > 0 && suffix.every((byte, i) => written[length + i] === byte);
    const reader = isEnd ? this.atEnd : this.inside;
    reader.read(written, 0, isEnd ? length : written.length, this.symbols);
    return true;
  }
}

/** Of SentencePiece's BPE, which has scores in place of a list, the model itself tells. */
class TracedMerges implements EntryMerges {
  private readonly tokenizer: AuditedTokenizer;
  private readonly vocabulary: Vocabulary;

  constructor(tokenizer: AuditedTokenizer, { vocabulary }: TokenizerParts) {
    this.tokenizer = tokenizer;
    this.vocabulary = new Vocabulary(vocabulary);
  }

  traceOf(id: number): MergeTrace | null {
    const { model } = this.tokenizer.stages;
    const name = model.entry(id);
    const trace = name === undefined ? null : model.trace(name);
    return trace?.kind === "BPE" ? trace : null;
  }

  lastJoin(id: number): number {
    const trace = this.traceOf(id);
    const last = trace?.merges.at(-1);
    const isMade = trace?.tokens.length === 1 && trace.tokens[0]?.id === id && last?.result.id === id;
    return isMade ? last.left.end : -1;
  }

  writtenBytes(id: number): Uint8Array | undefined {
    return this.vocabulary.bytesOf(id);
  }
}
