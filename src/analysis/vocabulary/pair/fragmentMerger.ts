import { EncodingBuilder } from "../../../tokenizers/encodingBuilder";
import { ByteMerger, longestShort } from "../../../tokenizers/models/bpe/byteMerger";
import type { Merges } from "../../../tokenizers/models/bpe/merges";
import { PairRanks } from "../../../tokenizers/models/bpe/pairRanks";
import { Vocabulary, type VocabularyColumns } from "../../../tokenizers/vocabulary";
import type { Side } from "./side";

/**
 * Merges bytes that are no text as a byte-level model merges those of one. They may not be handed to the model itself: it goes by
 * characters, and remembers what it meets, so that texts would come out wrong afterwards.
 */
export class FragmentMerger {
  private readonly merger: ByteMerger;
  private readonly out = new EncodingBuilder();

  /** Null for a model that is not byte-level BPE of all bytes. */
  static of({ tokenizer, parts }: Pick<Side, "tokenizer" | "parts">): FragmentMerger | null {
    const { byteModel = null, merges = null } = tokenizer.stages.model;
    return byteModel === null || merges === null ? null : new FragmentMerger(parts.vocabulary, merges);
  }

  private constructor(columns: VocabularyColumns, merges: Merges) {
    const vocabulary = new Vocabulary(columns);
    const byteIds = Int32Array.from({ length: 256 }, (_, byte) => vocabulary.find(Uint8Array.of(byte), 0, 1));
    this.merger = new ByteMerger(new PairRanks(vocabulary, merges), byteIds);
  }

  /** Appends the tokens of some bytes. @returns false for so many bytes that this would take long, and nothing is appended */
  encode(bytes: Uint8Array, pieces: number[]): boolean {
    if (bytes.length > longestShort) return false;
    const { out } = this;
    out.clear();
    this.merger.encode(bytes, 0, bytes.length, null, 0, out);
    for (let i = 0; i < out.length; i++) pieces.push(out.idAt(i));
    return true;
  }
}
