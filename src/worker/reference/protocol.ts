import type { FirstDifference } from "../../tokenizers/reference/compare";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { TokenizerSource } from "../pool/protocol";

// Views know the tokenizers by what passes through here only.
export type { FirstDifference, NamedToken } from "../../tokenizers/reference/compare";

/** What the reference's worker is asked: whether the reference gives these ids. */
export interface ReferenceRequest extends TokenizerSource {
  readonly text: string;
  readonly options: EncodeOptions;
  /** Our ids for the text. */
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Address that `vocabularies/` is relative to. */
  readonly baseUrl: string;
}

export interface ReferenceResult {
  /** Who answered: “tiktoken 1.0.22”. */
  readonly reference: string;
  /** The reference's tokens. */
  readonly tokens: number;
  /** Null where all ids are the same. */
  readonly firstDifference: FirstDifference | null;
}

/** The worker's calls, as Comlink exposes them. */
export interface ReferenceWorkerApi {
  /** Builds the reference of a tokenizer if this worker does not have it, and compares. */
  check(request: ReferenceRequest): Promise<ReferenceResult>;
}
