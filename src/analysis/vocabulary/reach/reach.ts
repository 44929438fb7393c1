import { utf8Encode } from "../../../text/utf8";
import type { AddedToken } from "../../../tokenizers/addedTokens";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import type { Model } from "../../../tokenizers/models/model";
import { PieceType } from "../../../tokenizers/models/sentencePiece/sentencePieces";
import type { SentencePieceUnigram } from "../../../tokenizers/models/sentencePiece/sentencePieceUnigram";
import { byteName } from "../../../tokenizers/notation";
import type { AuditedTokenizer, Entries } from "../entries";
import { type ModelFacts, modelFacts } from "../modelFacts";
import { charactersWith, type Utf8Parts, utf8Parts } from "../utf8Parts";
import { AddedProof } from "./addedProof";
import { codePointsOf } from "./codePointsOf";
import { Completions } from "./completions";
import { Contexts } from "./contexts";
import { CutProof } from "./cutProof";
import { Engine } from "./engine";
import { ModelProof } from "./modelProof";
import { BytePairs } from "./neighbours";
import { NormalizerProof } from "./normalizerProof";
import { Reach, Reason } from "./verdicts";
import { type Writing, writingOf, writtenAs } from "./writing";

/** Whether a text gives an entry, and what shows it. */
export interface Verdict {
  readonly reach: Reach;
  /** Why not, or why it is not known. */
  readonly reason: Reason;
  /** A text among whose tokens it is, where its own gives something else. */
  readonly example: string | null;
}

const always: Verdict = { reach: Reach.always, reason: Reason.none, example: null };
const noText: Verdict = { reach: Reach.noText, reason: Reason.none, example: null };
const notFound: Verdict = { reach: Reach.undecided, reason: Reason.notFound, example: null };
const never = (reason: Reason): Verdict => ({ reach: Reach.never, reason, example: null });
const inContext = (example: string): Verdict => ({ reach: Reach.inContext, reason: Reason.none, example });

/** Entries of one character that are tried as contexts, where unknown characters make all of a word unknown. */
const ownContexts = 120;

/** Entries that are tried before one that goes on with a word. */
const mostWords = 256;
/** Characters without an entry that are tried for a byte. */
const mostStrangers = 64;
/** Texts that complete a piece of a character and are tried in contexts, at most. */
const mostCompleted = 16;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Decides of each entry whether any text gives it. What is said to be reached has been encoded; what is said never to be
 * has been proved, and what is neither is said to be undecided.
 */
export class ReachAudit {
  private readonly model: Model;
  private readonly facts: ModelFacts;
  private readonly engine: Engine;
  private readonly writing: Writing;
  private readonly unwritable: ReadonlySet<number>;
  private readonly unknownId: number;
  private readonly added: ReadonlyMap<number, AddedToken>;
  private readonly contexts: Contexts;
  private readonly completions: Completions;
  private readonly modelProof: ModelProof;
  private readonly normalizerProof: NormalizerProof;
  private readonly cutProof: CutProof;
  private readonly addedProof: AddedProof;
  /** Names of the entries that stand for one byte. */
  private readonly fallbacks: ReadonlyMap<number, number>;

  constructor(tokenizer: AuditedTokenizer, parts: TokenizerParts, entries: Entries) {
    const { stages } = tokenizer;
    const { model, normalizer } = stages;
    const facts = modelFacts(parts);
    this.model = model;
    this.facts = facts;
    this.engine = new Engine(tokenizer);
    this.writing = writingOf(tokenizer);
    this.unwritable = new Set([
      ...parts.unwritable,
      ...(facts.kind === "SentencePiece Unigram" ? unusedOf(model as SentencePieceUnigram) : []),
    ]);
    this.unknownId = facts.unknown === null ? facts.unknownId : (model.idOf(facts.unknown) ?? -1);
    this.added = entries.added;
    const pairs = new BytePairs(entries);
    this.contexts = new Contexts(pairs, facts.kind === "WordPiece" ? singleCharacters(entries, model, facts) : []);
    this.completions = new Completions(pairs, (character) => {
      return normalizer === null || normalizer.normalize(character, false).text === character;
    });
    this.modelProof = new ModelProof(model, facts, parts);
    this.normalizerProof = new NormalizerProof(normalizer, facts.normalizers);
    this.cutProof = new CutProof(stages.preTokenizer, facts.dialect);
    this.addedProof = new AddedProof(stages, this.cutProof.sign);
    this.fallbacks = facts.hasByteFallback && !facts.isByteLevel ? fallbackBytes(model) : new Map();
  }

  /** @param bytes what the entry stands for @param read these as a text, where that has been read; else null */
  decide(id: number, bytes: Uint8Array, read: string | null): Verdict {
    const added = this.added.get(id);
    if (added !== undefined && this.engine.isOne(added.content, id, added.special)) return always;
    if (added !== undefined && !this.model.has(id)) return this.decideAdded(id, added);
    if (id === this.unknownId) return this.decideUnknown(id);
    if (this.unwritable.has(id)) return never(Reason.unwritable);
    const byte = this.fallbacks.get(id);
    if (byte !== undefined) return this.decideFallback(id, byte);
    const parts = utf8Parts(bytes);
    if (parts === null) return noText;
    const { tail, head } = parts;
    const isWhole = tail + head === 0;
    const text = (isWhole ? read : null) ?? decoder.decode(bytes.subarray(tail, bytes.length - head));
    const continues = this.continues(id, bytes);
    if (isWhole) {
      const own =
        this.facts.suffix !== "" && text.endsWith(this.facts.suffix) ? text.slice(0, -this.facts.suffix.length) : text;
      if (!continues && writtenAs(this.writing, own).some((written) => this.engine.isOne(written, id))) return always;
      return this.decideText(id, own, bytes, parts, continues);
    }
    return this.decidePiece(id, text, bytes, parts);
  }

  private decideText(id: number, text: string, bytes: Uint8Array, parts: Utf8Parts, continues: boolean): Verdict {
    const reason = this.reasonOf(id, text, bytes, parts, continues);
    if (reason !== Reason.none) return never(reason);
    const [first = 0, last = 0] = [bytes[0], bytes.at(-1)];
    const example = this.findContext(id, [text], this.contexts.oneSided(first, last));
    if (example !== null) return inContext(example);
    const word = continues ? this.findAfter(id, text) : null;
    if (word !== null) return inContext(word);
    const further = this.findContext(id, [text], this.contexts.twoSided(first, last));
    return further === null ? notFound : inContext(further);
  }

  /** Of what goes on with a word: a text in which it stands after an entry that longest match ends there. */
  private findAfter(id: number, text: string): string | null {
    let tries = 0;
    for (const before of this.modelProof.standingBefore(text)) {
      const example = this.findIn(id, before + text);
      if (example !== null) return example;
      if (++tries === mostWords) return null;
    }
    return null;
  }

  /** Of pieces of characters: their own text is no text. */
  private decidePiece(id: number, text: string, bytes: Uint8Array, parts: Utf8Parts): Verdict {
    const reason = this.modelProof.reasonOf(id, null);
    if (reason !== Reason.none) return never(reason);
    const example = this.findAmong(id, this.completions.of(bytes, parts));
    if (example !== null) return inContext(example);
    const others = this.reasonOf(id, text, bytes, parts, false);
    if (others !== Reason.none) return never(others);
    if (this.completions.areAll(bytes, parts, (character) => this.isNeverLeft(character)))
      return never(Reason.normalizer);
    const chains = this.modelProof.chainsAround(id, (whole) => this.mayStand(whole));
    if (chains?.isAll === true && chains.found.length === 0) return never(Reason.neighbours);
    const completed = [
      ...(chains?.found ?? []).map((chain) => decoder.decode(chain)),
      ...[...this.completions.of(bytes, parts)].slice(0, mostCompleted),
    ];
    const [first = 0, last = 0] = [bytes[0], bytes.at(-1)];
    const chained =
      this.findAmong(id, completed) ?? this.findContext(id, completed, this.contexts.oneSided(first, last));
    return chained === null ? notFound : inContext(chained);
  }

  /** Whether bytes may stand in one pre-token. True when in doubt. */
  private mayStand(bytes: Uint8Array): boolean {
    const parts = utf8Parts(bytes);
    if (parts === null || parts.tail > 0) return parts !== null;
    return !this.cutProof.cutsInside(decoder.decode(bytes.subarray(0, bytes.length - parts.head)), bytes, parts);
  }

  private reasonOf(id: number, text: string, bytes: Uint8Array, parts: Utf8Parts, continues: boolean): Reason {
    const isWhole = parts.tail + parts.head === 0;
    const ofModel = this.modelProof.reasonOf(id, isWhole ? text : null);
    // A pre-token that is taken as it is may be an entry that merges do not lead to.
    const mayBeTaken = this.facts.takesEntries && isWhole && ofModel !== Reason.twin && !this.cutProof.neverWhole(text);
    if (ofModel !== Reason.none && !mayBeTaken) return ofModel;
    if (this.cutProof.isOpaque || this.modelProof.standsForOthers(id)) return Reason.none;
    if (this.cutProof.cutsInside(text, bytes, parts) || this.cutProof.drops(text)) return Reason.pattern;
    if (isWhole && this.isNeverBegun(text, continues)) return Reason.pattern;
    if (this.isNeverLeft(text)) return Reason.normalizer;
    const stretches = this.cutProof.unwritten(text);
    if (continues) return stretches[0] === text ? this.reasonAgainstContinuing(text) : Reason.none;
    return stretches.some((stretch) => this.addedProof.isTaken(stretch)) ? Reason.added : Reason.none;
  }

  /** Whether the normalizer leaves no text that has in it what is not the pre-tokenizer's own writing. */
  private isNeverLeft(text: string): boolean {
    return this.cutProof.unwritten(text).some((stretch) => this.normalizerProof.neverLeaves(stretch));
  }

  /** Of models whose entries are words, or begin them: whether no word is, or begins with, a text. */
  private isNeverBegun(text: string, continues: boolean): boolean {
    const { kind } = this.facts;
    if (kind === "WordLevel") return this.cutProof.neverWhole(text);
    const { beginning } = this.cutProof;
    return kind === "WordPiece" && !continues && !text.startsWith(beginning) && !beginning.startsWith(text);
  }

  /** Why nothing can stand before an entry in a word, if so. */
  private reasonAgainstContinuing(text: string): Reason {
    const first = text.codePointAt(0);
    if (first === undefined) return Reason.none;
    if (this.cutProof.cutsBefore(first) || this.cutProof.fills(text)) return Reason.pattern;
    const before = this.normalizerProof.before(first);
    return before?.every((code) => this.cutProof.cutsBetween(code, first)) === true ? Reason.normalizer : Reason.none;
  }

  private decideAdded(id: number, { content, normalized }: AddedToken): Verdict {
    for (const [other, token] of this.added)
      if (other !== id && token.content === content && token.normalized === normalized) return never(Reason.twin);
    const example = this.findContext(id, [content], this.contexts.oneSided(0, 0));
    return example === null ? notFound : inContext(example);
  }

  /** Of what stands for characters that have nothing else. */
  private decideUnknown(id: number): Verdict {
    const own = this.model.entry(id) ?? "";
    if (own !== "" && writtenAs(this.writing, own).some((written) => this.engine.isOne(written, id))) return always;
    const example = this.findContext(id, ["", own], this.contexts.oneSided(0, 0));
    if (example !== null) return inContext(example);
    const { isByteLevel, hasByteFallback } = this.facts;
    const hasAll = isByteLevel ? this.modelProof.hasAllBytes : hasByteFallback && this.fallbacks.size === 256;
    return hasAll && !this.modelProof.canMerge(id) ? never(Reason.hasEntry) : notFound;
  }

  /** Of a byte that stands in for characters without an entry. */
  private decideFallback(id: number, byte: number): Verdict {
    const { kind, prefix, suffix } = this.facts;
    const isSentencePiece = kind === "SentencePiece BPE" || kind === "SentencePiece Unigram";
    let reason: Reason = Reason.none;
    let tries = 0;
    for (const code of charactersWith(byte)) {
      const character = String.fromCodePoint(code);
      const entry = this.model.find(utf8Encode(character), false, false);
      // SentencePiece has entries that are unused.
      const hasEntry = entry !== undefined && (!isSentencePiece || this.findIn(entry, character) !== null);
      if (hasEntry || this.normalizerProof.neverLeaves(character)) {
        if (reason !== Reason.hasEntry) reason = hasEntry ? Reason.hasEntry : Reason.normalizer;
        continue;
      }
      const example = this.findIn(id, character) ?? this.findIn(id, `a${character}`);
      if (example !== null) return inContext(example);
      if (++tries === mostStrangers) return notFound;
    }
    // Its name may be made of the name's own letters.
    const name = byteName(byte);
    const example = this.findIn(id, name) ?? this.findContext(id, [name], this.contexts.oneSided(0x3c, 0x3e));
    if (example !== null) return inContext(example);
    if (reason === Reason.none) return noText;
    const isMerging = kind === "BPE" && prefix + suffix === "" && !this.modelProof.canMerge(id);
    // SentencePiece does not look for the names of bytes in texts.
    return tries === 0 && (isMerging || isSentencePiece) ? never(reason) : notFound;
  }

  private findAmong(id: number, texts: Iterable<string>): string | null {
    for (const text of texts) {
      const example = this.findIn(id, text);
      if (example !== null) return example;
    }
    return null;
  }

  private findContext(
    id: number,
    texts: readonly string[],
    contexts: Iterable<{ readonly before: string; readonly after: string }>,
  ): string | null {
    for (const context of contexts) {
      for (const text of texts) {
        const example = this.findIn(id, context.before + text + context.after);
        if (example === null) continue;
        this.contexts.keep(context);
        return example;
      }
    }
    return null;
  }

  /** A text that is normalized to one and has a token; null where that is not found. */
  private findIn(id: number, normalized: string): string | null {
    return writtenAs(this.writing, normalized).find((text) => this.engine.has(text, id)) ?? null;
  }

  /** Whether an entry only goes on with a word. */
  private continues(id: number, bytes: Uint8Array): boolean {
    const { prefix } = this.facts;
    if (prefix === "") return false;
    const name = this.model.entry(id) ?? "";
    return name.startsWith(prefix) && utf8Encode(name).length > bytes.length;
  }
}

/** Pieces that SentencePiece's Unigram passes over, by their type; where pieces are merged it may come back to them. */
function unusedOf(model: SentencePieceUnigram): number[] {
  const unused: number[] = [];
  model.pieces.options.types.forEach((type, id) => {
    if (type === PieceType.unused) unused.push(id);
  });
  return unused;
}

function singleCharacters({ ids }: Entries, model: Model, { prefix }: ModelFacts): string[] {
  const found: string[] = [];
  const all: string[] = [];
  for (const id of ids) {
    const name = model.entry(id);
    if (name !== undefined && codePointsOf(name).length === 1 && name !== prefix) all.push(name);
  }
  // The last ones are the rarest.
  const step = Math.max(1, Math.floor(all.length / ownContexts));
  for (let i = all.length - 1; i >= 0; i -= step) found.push(all[i] as string);
  return found;
}

function fallbackBytes(model: Model): Map<number, number> {
  const found = new Map<number, number>();
  for (let byte = 0; byte < 256; byte++) {
    const id = model.idOf(byteName(byte));
    if (id !== undefined) found.set(id, byte);
  }
  return found;
}
