import type { EncodeOptions } from "../tokenizer";

/** Somebody else's tokenizer, which ours is held against: ids and nothing more. */
export interface ReferenceTokenizer {
  /** Whose answer it is, as people read it: “tiktoken 1.0.22”. */
  readonly name: string;
  /**
   * Ids that the reference gives for a text. Lone surrogates are read as U+FFFD, as ours are.
   * @throws {TokenizerError} when it cannot do it
   */
  encode(text: string, options: EncodeOptions): Uint32Array<ArrayBuffer>;
  /** What an id of the last encoded text stands for, where the set of units is open and ids are given anew each time. */
  unitName?(id: number): string;
  /** Gives back memory that is not collected by itself. */
  dispose(): void;
}
