import type { ByteOffset, Utf16Offset } from "../text/utf8";
import type { AddedToken, AddedTokenMatcher } from "./addedTokens";
import type { ByteAlignment } from "./alignment";
import type { Model } from "./models/model";
import type { NormalizerStage } from "./normalizers/stage";
import type { Template } from "./postprocessors/template";
import type { PreTokenized, PreTokenizer } from "./pretokenizers/pretokenizer";

/** The stages of a Hugging Face tokenizer. */
export interface PipelineStages {
  readonly addedTokens: readonly AddedToken[];
  /** Finds added tokens in the text as written. */
  readonly verbatimMatcher: AddedTokenMatcher;
  /** Finds added tokens in normalized text. */
  readonly normalizedMatcher: AddedTokenMatcher;
  readonly normalizer: NormalizerStage | null;
  readonly preTokenizer: PreTokenizer | null;
  readonly model: Model;
  readonly template: Template;
  /**
   * How ids become text again, as `decoder` of tokenizer.json says it, unread: decoding/readDecoder.ts reads it. Left out
   * where tokens are bytes that follow each other.
   */
  readonly decoder?: unknown;
}

/** What is done with the parts of a text. */
export interface PipelineVisitor {
  /** An added token with its byte range in the original text and its `TokenFlag` bits. */
  added(token: AddedToken, byteStart: ByteOffset, byteEnd: ByteOffset, flags: number): void;
  /** What stands between added tokens. */
  free(part: FreePart): void;
}

/** Text between added tokens on its way through the stages. */
export interface FreePart {
  /** As the normalizer left it, one range: what the pre-tokenizer is given. */
  readonly input: PreTokenized;
  /** Byte offset in the original text of the section that the alignment is for. */
  readonly base: ByteOffset;
  /** Byte offset of the part in the section's normalized text. */
  readonly offset: ByteOffset;
  /** From the section's normalized text to the original. */
  readonly alignment: ByteAlignment | null;
}

/** A pipeline as whoever follows a text through it sees it. */
export interface StagedTokenizer {
  readonly stages: PipelineStages;
  /** Whether pre-tokens end within texts: not without a pre-tokenizer, or where it seeks spaces that are all “▁” by then. */
  readonly hasPreTokens: boolean;
  tokenName(id: number): string;
  /** Whether the text may be cut at a place and its halves taken through the stages apart. False when in doubt. */
  isCut(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean;
  /** Whether it may because a pre-token surely ends there. False when in doubt. */
  isPreTokenEnd(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean;
  /**
   * Goes through a text's added tokens and what stands between them, in order.
   * @param begins whether the text begins where the whole text does
   * @param skipSpecial leaves control tokens as text
   * @param start where it begins in the whole text, in bytes
   * @returns where the text ends, in bytes
   */
  walk(text: string, begins: boolean, skipSpecial: boolean, visit: PipelineVisitor, start?: ByteOffset): ByteOffset;
}
