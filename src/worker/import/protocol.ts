import type { StageWords } from "../../analysis/vocabulary/overview/overviewFacts";
import type { ChatTemplates } from "../../chat/templatesIn";
import type { HubErrorCode } from "../../hub/hubError";
import type { TokenizerDescription } from "../../tokenizers/formats/describe/describe";
import type { TokenizerKind } from "../../tokenizers/formats/readFiles";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { LoadProgress } from "../pool/protocol";

// Views know formats and the Hub by what passes through here only.
export type { HubErrorCode } from "../../hub/hubError";
export type { TokenizerDescription } from "../../tokenizers/formats/describe/describe";
export type { TokenizerKind } from "../../tokenizers/formats/readFiles";

/** A file that a tokenizer was read from. */
export interface ImportedFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string;
}

/** What is known of a tokenizer that was brought along. */
export interface TokenizerFacts {
  readonly reference: TokenizerReference;
  readonly kind: TokenizerKind;
  readonly description: TokenizerDescription;
  /** The same for the overview of all. Left out of what earlier versions have kept. */
  readonly words?: StageWords;
  /** What it was read from, the vocabulary first. */
  readonly files: readonly ImportedFile[];
  /** What was guessed or left aside, in sentences. */
  readonly notes: readonly string[];
  /**
   * A SentencePiece model that lies beside the tokenizer.json, and has not been held beside it. Left out where there is none,
   * or the notes say how they compare.
   */
  readonly uncompared?: string;
  /**
   * The most tokens that its model takes, as `model_max_length` of a file beside it says; null where none does. Left out of
   * what earlier versions have kept, which did not look for it.
   */
  readonly modelMaxLength?: number | null;
  /**
   * The chat templates that files beside it carry; null where none does. Left out of what earlier versions have kept, which
   * did not look for them.
   */
  readonly chat?: ChatTemplates | null;
  /** As the model's page states it, or the list of known tokenizers; null where nobody says it. */
  readonly licence: string | null;
}

/** A tokenizer that was brought along, ready to be used. */
export interface ImportedTokenizer {
  readonly facts: TokenizerFacts;
  /** It in the project's own format (docs/pack.md), which workers load. */
  readonly pack: Blob;
}

/** Why a tokenizer could not be had. Errors lose their fields between workers, so this is a value. */
export interface ImportFailure {
  readonly status: "failed";
  /** `file`: what the files are or hold is the reason; else as the Hub's part has it. */
  readonly code: HubErrorCode | "file";
  /** A sentence for people, without the token. */
  readonly message: string;
  /** Seconds to wait, where the Hub says so. */
  readonly retryAfter: number | null;
  /** What of the Hub can be looked up in its place: folders that have a tokenizer, where the model's root has none. */
  readonly places?: readonly string[];
}

export type ImportResult =
  | {
      readonly status: "ready";
      readonly tokenizer: ImportedTokenizer;
      /** Why it is not kept for the next time, or that what was kept is damaged; in sentences. */
      readonly warnings: readonly string[];
    }
  /** The files do not say how text is cut: ask, and call again with the answer. */
  | {
      readonly status: "needs-pattern";
      /** What the question is about. */
      readonly file: string;
      /** Names of known patterns. */
      readonly patterns: readonly string[];
      /** How a GGUF file names it, where that is not known here. */
      readonly named?: string;
    }
  | ImportFailure;

/** Where the Hub is, and who asks. */
export interface HubSettings {
  /** As `readEndpoint` of src/hub gives it. */
  readonly endpoint: string;
  /** A read token; null for none. It reaches the endpoint and nobody else, and is in no result and no cache. */
  readonly token: string | null;
  /** Whether nothing that is brought is kept in the browser, though what is kept already is used. */
  readonly keepsNothing?: boolean;
}

/** What the import worker is asked to bring from the Hub. */
export interface HubImportRequest extends HubSettings {
  /** As people type it: what `readHubReference` takes. Or pinned, as a tokenizer's reference. */
  readonly reference: string;
  /** What cuts the text, for ranks; null lets the reference or the list of known tokenizers say it. */
  readonly pattern: string | null;
  /** Whether a SentencePiece model that lies beside a tokenizer.json is loaded too, and held beside it. */
  readonly compare?: boolean;
}

/** What the import worker is asked to read from files. */
export interface FilesImportRequest {
  /** One file, or those of a folder, without what is in folders within it. */
  readonly files: readonly File[];
  readonly pattern: string | null;
  /** Whether a SentencePiece model among them is held beside their tokenizer.json. */
  readonly compare?: boolean;
}

/**
 * The import worker's calls, as Comlink exposes them; one at a time. Progress is a sign of life: `fetch` while bytes arrive,
 * then `build` once they are all there. A call has a proxy of its own for it, so that none can be taken for the next call's.
 */
export interface ImportWorkerApi {
  /** From the cache where the commit is there, else from the Hub into the cache. */
  fromHub(request: HubImportRequest, onProgress: (progress: LoadProgress) => void): Promise<ImportResult>;
  fromFiles(request: FilesImportRequest, onProgress: (progress: LoadProgress) => void): Promise<ImportResult>;
}
