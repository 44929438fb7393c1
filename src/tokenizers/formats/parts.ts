import type { AddedToken } from "../addedTokens";
import type { MergeColumns } from "../models/bpe/mergeColumns";
import type { SeenPairs } from "../models/bpe/unseenPairs";
import type { VocabularyColumns } from "../vocabulary";

/** What a tokenizer file says beside its tables. */
export type Recipe =
  | {
      readonly kind: "tiktoken";
      /** The pre-tokenizer's pattern, in fancy-regex's dialect. */
      readonly pattern: string;
      /** Ids of the control tokens by name. */
      readonly specials: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: "tokenizer.json";
      /** The file without `added_tokens`, `model.vocab` and `model.merges`. */
      readonly file: unknown;
    }
  | {
      readonly kind: "SentencePiece";
      /** What the model says beside its pieces, in the shape of a tokenizer.json: docs/pack.md has the fields. */
      readonly file: unknown;
    };

/** A tokenizer as data: what every format is read into, packs are written from, and tokenizers are built of. */
export interface TokenizerParts {
  readonly recipe: Recipe;
  /** `added_tokens`; none in a tiktoken encoding, whose recipe has its control tokens. */
  readonly addedTokens: readonly AddedToken[];
  /** Entries as bytes: UTF-8 of their names, or what names in the byte alphabet stand for. */
  readonly vocabulary: VocabularyColumns;
  /** Ids of entries in a byte-level vocabulary whose names the byte alphabet lacks: their bytes are the names' UTF-8. */
  readonly unwritable: Uint32Array;
  /** BPE's merges; null where ranks decide, and for other models. */
  readonly merges: MergeColumns | null;
  /** What BPE has to gather of its merges where there is no pre-tokenizer, if that has been done; null else. */
  readonly seenPairs: SeenPairs | null;
  /** In order of ids: Unigram's log probabilities, or the scores of a SentencePiece model's pieces; null for others. */
  readonly scores: Float64Array | null;
}
