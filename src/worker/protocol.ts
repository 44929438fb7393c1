import type { EncodingFigures } from "../analysis/encodingFigures";
import type { TextFigures } from "../analysis/textFigures";
import type { TokenPlaces } from "../analysis/tokenPlaces";
import type { EncodeOptions, Encoding } from "../tokenizers/tokenizer";

/** How far loading a tokenizer is. */
export interface LoadProgress {
  /** `fetch`: bytes are arriving; `build`: they are being made into a tokenizer. */
  readonly phase: "fetch" | "build";
  /** Bytes that have arrived, compressed as they travel. */
  readonly loaded: number;
  readonly total: number;
}

/** Signs of life of a call, sent while it runs. */
export type WorkerEvent = { readonly type: "started" } | { readonly type: "loading"; readonly progress: LoadProgress };

/** What a worker is asked to encode. */
export interface EncodeRequest {
  /** Id of a built-in. */
  readonly tokenizer: string;
  readonly text: string;
  readonly options: EncodeOptions;
  /** Address that `vocabularies/` is relative to. */
  readonly baseUrl: string;
  /** Asks the server again for a vocabulary instead of the browser's cache: what Retry does. */
  readonly reload: boolean;
}

/** A text as one tokenizer cuts it, with everything the page shows of it. All arrays are transferred. */
export interface EncodedText {
  readonly encoding: Encoding;
  readonly places: TokenPlaces;
  readonly figures: EncodingFigures;
  readonly textFigures: TextFigures;
  /** SHA-256 of the text's UTF-8 bytes. */
  readonly textHash: string;
  readonly vocabularySize: number | null;
  /** Vocabulary entries of the tokens that the text does not show by itself: inserted, control and unknown ones. */
  readonly names: ReadonlyMap<number, string>;
  /** Time that the tokenizer itself took, in milliseconds. */
  readonly milliseconds: number;
}

/** The worker's calls, as Comlink exposes them. */
export interface TokenizerWorkerApi {
  /**
   * Says where signs of life go. A worker runs one call at a time, so they are always about that one.
   * @param onEvent a Comlink proxy; made once, since each costs a message channel
   */
  connect(onEvent: (event: WorkerEvent) => void): void;
  /** Loads the tokenizer if this worker does not have it, and encodes. */
  encode(request: EncodeRequest): Promise<EncodedText>;
}
