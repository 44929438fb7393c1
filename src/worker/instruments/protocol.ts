import type { InstrumentName } from "../../instruments";
import type { Subject, SubjectPlace } from "../../instruments/instrument";
import type { EncodeOptions, Encoding } from "../../tokenizers/tokenizer";
import type { LoadProgress, LoadRequest } from "../pool/protocol";

/** What a worker is asked to measure. */
export interface InstrumentRequest extends LoadRequest {
  readonly instrument: InstrumentName;
  /** The instrument's options, as a link has them. */
  readonly with: string;
  /** The lists that these choose, by the options' names. */
  readonly lists: Subject["lists"];
  readonly text: string;
  /** What of it is pinned, or where the caret stands; null for an instrument that does not ask. */
  readonly place: SubjectPlace | null;
  /** The page's text B; null where there is none, and for an instrument that does not ask. */
  readonly other: string | null;
  /** The text's tokens, which the page has. */
  readonly encoding: Encoding;
  readonly options: EncodeOptions;
  readonly vocabularySize: number | null;
}

/** How far a measurement is: its tokenizer is being loaded, where the instrument asks for it, or a share of it is done. */
export type InstrumentProgress =
  | { readonly kind: "load"; readonly progress: LoadProgress }
  | { readonly kind: "measure"; readonly share: number };

/** The worker's calls, as Comlink exposes them. */
export interface InstrumentsWorkerApi {
  /** Puts an instrument to a text; gives its own figures, plain columns. */
  measure(request: InstrumentRequest, onProgress: (progress: InstrumentProgress) => void): Promise<unknown>;
  /** Has what is being measured end where it next comes to the event loop. */
  stop(): void;
}
