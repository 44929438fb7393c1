import type { TokenizerError } from "../tokenizer";
import type { GgufHeader } from "./gguf/header";
import type { ModelTables } from "./tokenizerJson/jsonTables";

/** A file as it was chosen. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a file is, by its content. */
export type Recognised =
  | { readonly kind: "pack" | "SentencePiece model"; readonly file: NamedFile }
  | { readonly kind: "GGUF model"; readonly file: NamedFile; readonly header: GgufHeader }
  | { readonly kind: JsonKind; readonly file: NamedFile; readonly json: unknown }
  | {
      readonly kind: "tokenizer.json";
      readonly file: NamedFile;
      readonly json: unknown;
      /** The long tables, where they have been read already; `json` is without them then. */
      readonly tables: ModelTables | null;
    }
  | {
      readonly kind: "WordPiece vocabulary";
      readonly file: NamedFile;
      /** Ids by entry. */
      readonly entries: ReadonlyMap<string, number>;
      /** The same as parsed JSON, where it was; together with merges it is BPE's. Null for text. */
      readonly json: unknown;
    }
  | { readonly kind: TextKind; readonly file: NamedFile; readonly text: string }
  /** What should be one of these and cannot be read. */
  | { readonly kind: "damaged"; readonly file: NamedFile; readonly error: TokenizerError }
  /** None of these; in words, what it seems to be. */
  | { readonly kind: "other"; readonly file: NamedFile; readonly what: string };

type JsonKind = "tekken.json" | "tiktoken JSON" | "vocab.json" | "Keras tokenizer" | "tokenizer configuration";
type TextKind = "tiktoken ranks" | "merges.txt" | "CLIP merges" | "minbpe model" | "RWKV vocabulary";
