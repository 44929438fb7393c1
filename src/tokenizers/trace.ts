import type { ByteOffset, Utf16Offset } from "../text/utf8";

/** A stretch of a pre-token that one vocabulary entry stands for. Offsets are bytes within the pre-token. */
export interface TraceToken {
  readonly id: number;
  /** The entry as its file writes it. */
  readonly name: string;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** `TokenFlag` bits: unknown or byteFallback. */
  readonly flags: number;
}

/** One BPE merge: the pair of lowest rank, leftmost first (Sennrich et al. 2016). */
export interface TraceMerge {
  readonly rank: number;
  readonly left: TraceToken;
  readonly right: TraceToken;
  readonly result: TraceToken;
}

/** A piece of a Unigram lattice with its log probability. */
export interface TracePiece extends TraceToken {
  readonly score: number;
}

/** How a model came to a pre-token's tokens. */
export type ModelTrace =
  | {
      readonly kind: "BPE";
      /** What the merges began with: bytes or characters. Empty where the whole pre-token is an entry that is taken as is. */
      readonly symbols: readonly TraceToken[];
      readonly merges: readonly TraceMerge[];
      readonly tokens: readonly TraceToken[];
    }
  | {
      readonly kind: "WordPiece";
      /** Longest matches from left to right; they are the tokens, unless the word could not be finished. */
      readonly matches: readonly TraceToken[];
      readonly tokens: readonly TraceToken[];
    }
  | {
      readonly kind: "Unigram";
      /** Every piece that the pre-token has somewhere, by where it ends: the lattice's edges. */
      readonly lattice: readonly TracePiece[];
      /** The best path through the lattice, in the order of the text. */
      readonly path: readonly TracePiece[];
      /** Sum of the scores. */
      readonly score: number;
      /** The best of all other paths; null where there is no other. */
      readonly runnerUp: { readonly path: readonly TracePiece[]; readonly score: number } | null;
      /** Path with runs of unknown characters made one, or written as bytes. */
      readonly tokens: readonly TraceToken[];
    }
  | { readonly kind: "WordLevel"; readonly tokens: readonly TraceToken[] }
  | {
      /** Cut another way than its model's own. */
      readonly kind: "Way";
      /** What people call the way. */
      readonly way: string;
      /** What the model's own way gives. */
      readonly own: readonly TraceToken[];
      readonly tokens: readonly TraceToken[];
    };

/** The part of a published pattern that took a stretch of text. */
export interface TraceMatch {
  /** The pattern as its file writes it. */
  readonly pattern: string;
  /** The alternative of it that matched: its range in the pattern, in UTF-16 units. */
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
}

/**
 * What a stage did with a stretch of its text: left it, wrote it in another notation (“▁” for a space, the byte alphabet),
 * changed it, put it in, or removed it.
 */
export type ChangeKind = "same" | "notation" | "changed" | "added" | "removed";

/** A stretch on both sides of a stage. The sides of all pieces, one after the other, are the texts before and after it. */
export interface ChangePiece {
  readonly kind: ChangeKind;
  /** Empty where something was put in. */
  readonly before: string;
  /** Empty where something was removed. */
  readonly after: string;
}

/** A pre-token with how the model cut it. */
export interface TracePreToken {
  /** Its normalized text. */
  readonly text: string;
  /** What the original text has for it, in bytes. */
  readonly byteStart: ByteOffset;
  readonly byteEnd: ByteOffset;
  /** What was written anew on the way from there to its text, and what was left. Undefined where all was left, or nobody asks. */
  readonly pieces?: readonly ChangePiece[];
  /** The pre-tokenizer that ended it, as people name it; null where the text ended. */
  readonly rule: string | null;
  /**
   * The match of a pattern that is all of it, of the first stage that has one, else the one that ends where it does, of the last
   * stage that has one; null for what is between matches.
   */
  readonly match: TraceMatch | null;
  /** Where the rule is a pattern: its match that begins where the pre-token ends. Null where none does. */
  readonly next: TraceMatch | null;
  readonly model: ModelTrace;
}

/** A stretch that the normalizer wrote anew: from something to something, to nothing, or from nothing. */
export interface TraceChange {
  /** Its bytes in the part's normalized text. */
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** What it stands for, in bytes of the original text. */
  readonly byteStart: ByteOffset;
  readonly byteEnd: ByteOffset;
  /** Whether the text is another one; false where only its notation is, as “▁” for a space. */
  readonly isVisible: boolean;
}

/** A stretch of the text on its way to tokens. Byte offsets are the original text's. */
export type TracePart =
  /** A token that the post-processor puts before or after the text. */
  | { readonly kind: "inserted"; readonly id: number; readonly name: string }
  /** An added token, found as a whole. */
  | {
      readonly kind: "added";
      readonly id: number;
      readonly name: string;
      readonly isSpecial: boolean;
      readonly byteStart: ByteOffset;
      readonly byteEnd: ByteOffset;
    }
  /** Text between added tokens, normalized and pre-tokenized. */
  | {
      readonly kind: "text";
      readonly byteStart: ByteOffset;
      readonly byteEnd: ByteOffset;
      /** After the normalizer. */
      readonly normalized: string;
      /** What the normalizer wrote anew, in order; between, the text is as it was. */
      readonly changes: readonly TraceChange[];
      readonly preTokens: readonly TracePreToken[];
    };

/** How a text came to its tokens: for showing, so clarity goes before speed. */
export interface Trace {
  /** In the order of the text. Their tokens, one part after the other, are those of `encode`. */
  readonly parts: readonly TracePart[];
}

/** All ids of a trace, in order: the same as `encode` gives. */
export function idsOfTrace({ parts }: Trace): number[] {
  return parts.flatMap((part) =>
    part.kind === "text" ? part.preTokens.flatMap(({ model }) => model.tokens.map(({ id }) => id)) : [part.id],
  );
}
