import type { ChatTemplates } from "../chat/templatesIn";
import type { BundledCorpus } from "../corpora/bundled";
import type { HubCache } from "../hub/hubCache";
import type { TokenizerParts } from "../tokenizers/formats/parts";
import type { Tokenizer } from "../tokenizers/tokenizer";
import type { HelperSource } from "./threads/helperSource";

/** A tokenizer with what another thread can build it of. */
export interface LoadedTokenizer {
  readonly tokenizer: Tokenizer;
  /** Null for a baseline, which its id alone makes. */
  readonly parts: TokenizerParts | null;
  /** The chat templates that come with it, read when somebody asks; null where it has none. Left out for a baseline. */
  templates?(): Promise<ChatTemplates | null>;
}

/** Is told of pieces of work, however many there are at a time. */
export interface Watch {
  begun(): void;
  done(): void;
  end(): void;
}

/** All that the program touches outside of itself. */
export interface Environment {
  /** Bytes of standard input, in pieces as they arrive. Asked for once. */
  stdin(): AsyncIterable<Uint8Array>;
  /** Bytes of a file, in pieces. @throws {InputError} that names the file, at the first piece */
  readFile(path: string): AsyncIterable<Uint8Array>;
  /** What is at a path, with a file's size in bytes. @throws {InputError} that names it */
  inspect(path: string): Promise<{ readonly isFolder: boolean; readonly size: number }>;
  /** Names of what a folder holds; those of folders end in “/”. @throws {InputError} that names the folder */
  listFolder(path: string): Promise<string[]>;
  /** Writes text, or bytes as they are, to standard output; settles when there is room for more. */
  write(text: string | Uint8Array): Promise<void>;
  /**
   * Looks whether a file can be written, before there is what takes long to make.
   * @param inputs paths that are read, which it would be written over
   * @throws {InputError} that says why not
   */
  checkOutput(path: string, inputs: readonly string[]): Promise<void>;
  /** Writes a file, over what was there. @throws {InputError} that names the file */
  writeFile(path: string, text: string): Promise<void>;
  /** Writes a line to standard error. */
  warn(line: string): void;
  /**
   * Loads a built-in tokenizer of a known id, or one from the Hub (`hub:…`).
   * @param pattern what cuts the text before ranks merge it, for files of ranks alone
   * @throws {TokenizerError | HubError}
   */
  loadTokenizer(name: string, pattern?: string): Promise<LoadedTokenizer>;
  /** What was loaded from the Hub before. */
  hubCache(): Promise<HubCache>;
  /** Loads the corpus that comes with the program. @throws {CorpusError} */
  loadBundledCorpus(): Promise<BundledCorpus>;
  /** Whether standard output shows colours: a terminal does, unless NO_COLOR is set (no-color.org). */
  readonly hasColors: boolean;
  /** Other threads. */
  readonly helpers: HelperSource;
  /**
   * Has a line on standard error once a piece of work has taken too long, though this thread may be the one that does it and
   * comes to nothing else.
   * @param line given the seconds after which it is told
   */
  watch(line: (seconds: number) => string): Watch;
  /** The version of this package. */
  readonly version: string;
}

/** The command line makes no sense; the message says what would. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A count is above what it may be; the message names it. Exit code 1. */
export class LimitError extends Error {
  override readonly name = "LimitError";
}

/** A file or standard input cannot be used; the message names it. Exit code 1. */
export class InputError extends Error {
  override readonly name = "InputError";
}
