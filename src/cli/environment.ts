import type { Tokenizer } from "../tokenizers/tokenizer";

/** All that the program touches outside of itself. */
export interface Environment {
  /** Bytes of standard input, in pieces as they arrive. Asked for once. */
  stdin(): AsyncIterable<Uint8Array>;
  /** Bytes of a file, in pieces. @throws {InputError} that names the file, at the first piece */
  readFile(path: string): AsyncIterable<Uint8Array>;
  /** Names of what a folder holds; those of folders end in “/”. @throws {InputError} that names the folder */
  listFolder(path: string): Promise<string[]>;
  /** Writes to standard output; settles when there is room for more. */
  write(text: string): Promise<void>;
  /** Writes a line to standard error. */
  warn(line: string): void;
  /** Loads a built-in tokenizer of a known id. @throws {TokenizerError} */
  loadTokenizer(id: string): Promise<Tokenizer>;
  /** The version of this package. */
  readonly version: string;
}

/** The command line makes no sense; the message says what would. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A file or standard input cannot be used; the message names it. Exit code 1. */
export class InputError extends Error {
  override readonly name = "InputError";
}
