import { utf8Encode } from "../../../text/utf8";
import { EncodingBuilder } from "../../../tokenizers/encodingBuilder";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import type { Derivations } from "../../../tokenizers/models/bpe/derivations";
import { type Merges, noMerge } from "../../../tokenizers/models/bpe/merges";
import type { Model } from "../../../tokenizers/models/model";
import { ByteTrie } from "../../../tokenizers/models/unigram/byteTrie";
import type { Vocabulary } from "../../../tokenizers/vocabulary";
import { derivationsOf } from "../derivationsOf";
import type { ModelFacts } from "../modelFacts";
import { writableEntries } from "../writableEntries";
import { type Chains, NeighbourChains } from "./neighbourChains";
import { Reason } from "./verdicts";

/** Sums of log probabilities that are nearer than this may come out in either order, by what stands before them. */
const surelyLikelier = 1e-6;

/**
 * Which entries the model never gives, whatever it is given.
 *
 * BPE: a token stands for bytes at whose ends nothing has merged. So the merges within are those that the bytes alone
 * would go through, in the same order: what was next within was next among all when it came, and nothing outside has to do
 * with it. Hence an entry that its own bytes do not merge to is no token anywhere, unless it is a whole pre-token and those
 * are looked up first.
 *
 * Unigram: where other entries with the same text are likelier together they can take an entry's place in any text.
 */
export class ModelProof {
  private readonly model: Model;
  private readonly facts: ModelFacts;
  private readonly parts: TokenizerParts;
  private readonly vocabulary: Vocabulary;
  private readonly merges: Merges | null;
  private areLogarithms: boolean | undefined;
  private knowsAllBytes: boolean | undefined;
  private madeDerivations: Derivations | undefined;
  private madeChains: NeighbourChains | undefined;
  private madeTrie: ByteTrie | undefined;
  private readonly out = new EncodingBuilder();

  constructor(model: Model, facts: ModelFacts, parts: TokenizerParts) {
    this.model = model;
    this.facts = facts;
    this.parts = parts;
    this.vocabulary = writableEntries(parts);
    this.merges = facts.kind === "BPE" && facts.prefix === "" ? (model.merges ?? null) : null;
  }

  /**
   * Why the model never makes a token of an entry, but of a pre-token that is taken as it is; `none` where it may.
   * @param text its text; null for pieces of characters
   */
  reasonOf(id: number, text: string | null): Reason {
    const { facts, merges, vocabulary } = this;
    const written = vocabulary.bytesOf(id);
    if (written === undefined) return Reason.none;
    if (merges !== null) {
      if (this.holdsTokens(written)) return Reason.none;
      if (vocabulary.find(written, 0, written.length) !== id) return Reason.twin;
      if (this.derivations.isReachable(id) || this.endsWords(id, written, text)) return Reason.none;
      return this.hasMerges(id, written.length) ? Reason.otherMerges : Reason.noMerges;
    }
    if (text === null) return Reason.none;
    if (facts.kind === "WordPiece" && [...text].length > facts.longestWord) return Reason.tooLong;
    if (facts.kind === "SentencePiece BPE" && !this.isAlone(id, text)) return Reason.otherMerges;
    if (facts.kind === "Unigram" && this.isLess(id, text)) return Reason.likelier;
    return Reason.none;
  }

  /** Whether each byte is an entry. */
  get hasAllBytes(): boolean {
    this.knowsAllBytes ??= Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)).every((bytes) => {
      return this.vocabulary.find(bytes, 0, 1) !== -1;
    });
    return this.knowsAllBytes;
  }

  /** Whether some merge makes an entry. */
  canMerge(id: number): boolean {
    const { merges, model } = this;
    return (merges ?? model.merges ?? null) !== null && this.hasMerges(id, this.vocabulary.lengthOf(id));
  }

  /** Texts in which an entry that is a piece of characters stands between what completes them; null where that is not known. As {@link NeighbourChains.around}. */
  chainsAround(id: number, mayStand: (bytes: Uint8Array) => boolean): Chains | null {
    const { isByteLevel, suffix } = this.facts;
    if (this.merges === null || !isByteLevel || suffix !== "" || !this.hasAllBytes) return null;
    this.madeChains ??= new NeighbourChains(this.parts.vocabulary.ids, this.vocabulary, this.derivations);
    return this.madeChains.around(id, mayStand);
  }

  /**
   * Longest match: entries that words begin with and that no longer entry takes together with the beginning of what follows.
   * @param rest what follows
   */
  *standingBefore(rest: string): Generator<string> {
    const { trie } = this;
    const { ids, offsets, bytes } = this.parts.vocabulary;
    const follows = utf8Encode(rest);
    for (let index = 0; index < ids.length; index++) {
      const name = this.model.entry(ids[index] as number) ?? "";
      if (name.startsWith(this.facts.prefix)) continue;
      let node = ByteTrie.root;
      for (let i = offsets[index] as number; i < (offsets[index + 1] as number); i++) {
        node = trie.step(node, bytes[i] as number);
      }
      let isOvertaken = false;
      for (const byte of follows) {
        node = trie.step(node, byte);
        if (node === ByteTrie.root) break;
        isOvertaken ||= trie.idAt(node) !== -1;
      }
      if (!isOvertaken) yield name;
    }
  }

  /** Whether merges may make an entry of what stands for other characters, so that a text that gives it is not its own. */
  standsForOthers(id: number): boolean {
    const written = this.facts.kind === "BPE" ? this.vocabulary.bytesOf(id) : undefined;
    return written !== undefined && this.holdsTokens(written);
  }

  /** Whether an entry has the name of a token in it that stands for other characters, and that merges may begin with. */
  private holdsTokens(written: Uint8Array): boolean {
    const { unknown, hasByteFallback, isByteLevel } = this.facts;
    if (unknown === null && !hasByteFallback) return false;
    const name = new TextDecoder().decode(written);
    return (
      (unknown !== null && name.includes(unknown)) ||
      (hasByteFallback && (isByteLevel || name.length > 6) && name.includes("<0x"))
    );
  }

  /**
   * Whether an entry may end a word where the last character has a name of its own there (“t</w>”): then the word that it
   * is the end of merges within it as one of just its text does. True when in doubt.
   */
  private endsWords(id: number, written: Uint8Array, text: string | null): boolean {
    const { suffix } = this.facts;
    if (suffix === "" || !new TextDecoder().decode(written).endsWith(suffix)) return false;
    return text === null || this.isAlone(id, text);
  }

  private get derivations(): Derivations {
    this.madeDerivations ??= derivationsOf(this.parts, this.vocabulary, this.merges as Merges, this.facts.isByteLevel);
    return this.madeDerivations;
  }

  private get trie(): ByteTrie {
    this.madeTrie ??= new ByteTrie(this.parts.vocabulary);
    return this.madeTrie;
  }

  private hasMerges(id: number, length: number): boolean {
    const merges = this.merges ?? this.model.merges;
    for (let left = 1; left < length; left++)
      if (merges !== undefined && merges.rankOf(id, left) !== noMerge) return true;
    return false;
  }

  /** Whether the model makes one token of a text, and that this one. */
  private isAlone(id: number, text: string): boolean {
    const { out } = this;
    out.clear();
    this.model.encode(text, 0, text.length, 0, out);
    return out.length === 1 && out.idAt(0) === id;
  }

  /** Whether other entries together are likelier than this one, and surely so. */
  private isLess(id: number, text: string): boolean {
    const bytes = utf8Encode(text);
    const own = this.model.scores?.[id];
    // Where scores are log probabilities, what is unknown is never likelier than what is known.
    this.areLogarithms ??= this.model.scores?.every((score) => score <= 0) === true;
    if (own === undefined || !this.areLogarithms) return false;
    const best = new Float64Array(bytes.length + 1).fill(Number.NEGATIVE_INFINITY);
    best[0] = 0;
    for (let start = 0; start < bytes.length; start++) {
      let node = ByteTrie.root;
      for (let i = start; i < bytes.length; i++) {
        node = this.trie.step(node, bytes[i] as number);
        if (node === ByteTrie.root) break;
        const found = this.trie.idAt(node);
        // Unknown tokens side by side are looked up once more, as one entry.
        if (found === -1 || found === id || found === this.facts.unknownId || (start === 0 && i + 1 === bytes.length))
          continue;
        const sum = (best[start] as number) + (this.model.scores?.[found] as number);
        if (sum > (best[i + 1] as number)) best[i + 1] = sum;
      }
    }
    return (best[bytes.length] as number) > own + surelyLikelier;
  }
}
