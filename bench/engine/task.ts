import type { InstrumentName } from "../../src/instruments";
import type { ByteOffset } from "../../src/text/utf8";

/** What the engine is measured against, and itself. */
export const libraryNames = [
  "tessera",
  "tiktoken",
  "transformers",
  "gpt-tokenizer",
  "ai-tokenizer",
  "kitoken",
  "native",
] as const;
export type LibraryName = (typeof libraryNames)[number];
/** Those that are measured in all ways: the native package answers later, and in Node only. */
export type SyncLibraryName = Exclude<LibraryName, "native">;

/** One measurement. Each runs in a process, or a page, of its own, so that none profits or suffers from another. */
export type Task =
  | {
      readonly kind: "throughput";
      readonly tokenizer: string;
      readonly library: SyncLibraryName;
      readonly corpora: readonly string[];
    }
  | { readonly kind: "load"; readonly tokenizer: string; readonly library: SyncLibraryName }
  | {
      readonly kind: "firstPass";
      readonly tokenizer: string;
      readonly library: LibraryName;
      readonly corpus: string;
      /** What it runs over before, so that code is compiled: other text, in other languages. */
      readonly warmUp: string;
    }
  | { readonly kind: "memory"; readonly tokenizer: string; readonly library: SyncLibraryName }
  | { readonly kind: "doubling"; readonly tokenizer: string }
  | { readonly kind: "keystroke"; readonly tokenizer: string; readonly corpus: string }
  | { readonly kind: "instrument"; readonly instrument: InstrumentName; readonly isLong: boolean }
  | { readonly kind: "ways"; readonly tokenizer: string }
  /** Of the text that `training.ts` has written. */
  | { readonly kind: "training"; readonly size: number };

/** How a library did on a corpus. */
export interface Speed {
  /** Millions of UTF-8 bytes a second; null where it failed. */
  readonly speed: number | null;
  /** Whether its ids were the engine's. */
  readonly isEqual: boolean;
  /** UTF-8 bytes that it was given, where the whole would have taken it too long. */
  readonly shortenedTo: ByteOffset | null;
}

/** How one library did on a corpus that it has met. */
export interface WarmPasses extends Speed {
  readonly corpus: string;
  readonly bytes: ByteOffset;
  /** The pre-tokenizer's patterns alone, measured beside the engine; null where it has none, and beside others. */
  readonly patternOnly: number | null;
}

export interface ThroughputRow {
  readonly corpus: string;
  readonly bytes: ByteOffset;
  readonly speeds: Partial<Record<LibraryName, Speed>>;
  /** The pre-tokenizer's patterns alone; null where it has none. */
  readonly patternOnly: number | null;
}

/** Milliseconds. */
export interface LoadTimes {
  readonly ready: number;
  /** Until a line of text has been encoded too, so that tables built at their first use count. */
  readonly firstLine: number;
}

/** Bytes in use after a collection, each above what was in use before. */
export interface MemoryUse {
  readonly loaded: number;
  readonly afterUdhr: number;
}

/** Milliseconds for so many times the letter a. */
export type Doubling = readonly { readonly letters: number; readonly time: number }[];

/** Milliseconds. */
export interface KeystrokeTimes {
  readonly full: number;
  /** A key: the update, and reading the thousand tokens about it, more than any window shows. */
  readonly update: number;
  /** Copying the whole encoding out, for whoever wants all of it after a key. */
  readonly whole: number;
}

/** Milliseconds of the processor. */
export interface InstrumentTimes {
  /** The first time, with whatever the instrument makes of a tokenizer once. */
  readonly cold: number;
  /** Later, of other texts: the median. */
  readonly warm: number;
}

/** A training of a text. */
export interface TrainingTimes {
  /** From its bytes to the file. */
  readonly seconds: number;
  /** Bytes in use before the file is written, above what was in use before. */
  readonly memory: number;
}

/** Milliseconds of the processor for a megabyte, by way. */
export type WayTimes = Readonly<Record<string, number>>;

/** The package `tokenizers`, of which Node alone can load the native code. */
export interface NativeTokenizer {
  encode(text: string, pair: null, options: { addSpecialTokens: boolean }): Promise<{ getIds(): ArrayLike<number> }>;
}

/** A pass over text that a library has not met, in a process that has run over other text. */
export interface FirstPass {
  /** Millions of UTF-8 bytes a second; null where the library failed. */
  readonly speed: number | null;
  /** Tells the ids of one library from those of another. */
  readonly digest: string;
}

/** What each kind of task results in. */
export interface Results {
  readonly throughput: readonly WarmPasses[];
  readonly load: LoadTimes;
  readonly firstPass: FirstPass;
  readonly memory: MemoryUse;
  readonly doubling: Doubling;
  readonly keystroke: KeystrokeTimes;
  /** By tokenizer. */
  readonly instrument: Readonly<Record<string, InstrumentTimes>>;
  readonly ways: WayTimes;
  readonly training: TrainingTimes;
}

/** What differs between Node and a page. */
export interface Environment {
  /** A prepared file, by its name in the folder that `assets.ts` fills. */
  asset(name: string): Promise<Uint8Array<ArrayBuffer>>;
  inflate(payload: Uint8Array<ArrayBuffer>, bytes: number): Promise<Uint8Array>;
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Milliseconds that the processor has worked for this process so far; by the clock where that is not told. */
  processorTime(): number;
  /** Bytes in use once all garbage has been collected. */
  memory(): Promise<number>;
  tiktoken(): Promise<new (ranks: string, specials: Record<string, number>, pattern: string) => WasmTokenizer>;
  /** Null where it cannot be had. */
  readonly native: (() => Promise<{ fromString(file: string): NativeTokenizer }>) | null;
  kitoken(): Promise<{
    from_tiktoken(data: Uint8Array): WasmTokenizer;
    from_tokenizers(data: Uint8Array): WasmTokenizer;
  }>;
}

/** The part that tiktoken and kitoken have in common, and that is used of them. */
export interface WasmTokenizer {
  encode(text: string): Uint32Array;
}
