import type { TextPart } from "../../../training/train";

/** Text that was read on. */
interface Read {
  /** Number of the language that it is in. */
  readonly language: number;
  /** Bytes that have been read with it, of all. */
  readonly done: number;
}

/** Segments: those that are learned from, and those that measure. Each is counted by itself. */
export interface SegmentBlock extends Read {
  readonly kind: "segments";
  readonly learned: readonly string[];
  readonly held: readonly string[];
}

/** Whole lines of a file, but for its last, in UTF-8. */
export interface LineBlock extends Read {
  readonly kind: "lines";
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What the first line is for, where lines are in turn for both; or else all are for both. */
  readonly first: TextPart | "both";
}

export type TextBlock = SegmentBlock | LineBlock;

/** A training text that is ready to be gone through. */
export interface TrainingText {
  /** In the order of figures; one whose code is empty where the text has none. */
  readonly languages: readonly { readonly code: string; readonly name: string; readonly weight: number }[];
  readonly isParallel: boolean;
  /** UTF-8 bytes of all of it. */
  readonly bytes: number;
  /** How many files it is of; null where it is not of files. */
  readonly files: number | null;
  /** What is to be said of it, a sentence each. */
  readonly notes: readonly string[];
  /**
   * Goes through it once.
   * @param holdOut whether a part of it is held out
   * @returns at its end, what it comes to
   */
  read(holdOut: boolean): AsyncGenerator<TextBlock, ReadText, void>;
}

/** What a text comes to that has been gone through. */
export interface ReadText {
  /** Of what it is, and not of what is held out of it: in hexadecimal. */
  readonly sha256: string;
  /** Segments of all languages, or lines. */
  readonly segments: number;
  readonly notes: readonly string[];
}
