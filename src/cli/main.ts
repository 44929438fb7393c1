import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { loadBuiltin } from "./builtins";
import { type Environment, InputError } from "./environment";
import { run } from "./run";

/** Bytes of a file that are read at once. */
const pieceBytes = 262_144;

/** What the launcher knows of the package. */
export interface Package {
  readonly version: string;
  /** Folder of the prepared vocabularies, with “/” at its end. */
  readonly vocabularies: URL;
}

/**
 * Runs the program in this process: takes its arguments, streams and working folder, and sets its exit code. When
 * whoever reads the output has gone away (`| head`) it ends without a word.
 */
export async function main(args: readonly string[], own: Package): Promise<void> {
  // Failures to write reach us through the promises of `write`; without a listener they would end the process first.
  process.stdout.on("error", () => {});
  try {
    process.exitCode = await run(args, nodeEnvironment(own));
  } catch (error) {
    if (codeOf(error) === "EPIPE") return;
    console.error(error);
    process.exitCode = 1;
  }
}

function nodeEnvironment({ version, vocabularies }: Package): Environment {
  return {
    version,
    stdin: () => process.stdin,
    readFile,
    async listFolder(path) {
      try {
        const entries = await readdir(path, { withFileTypes: true });
        return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
      } catch (error) {
        throw unreadable(path, error);
      }
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error == null ? resolve() : reject(error)));
      }),
    warn: (line) => console.error(line),
    loadTokenizer: (id) => loadBuiltin(id, vocabularies),
  };
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: pieceBytes });
  } catch (error) {
    throw unreadable(path, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EACCES: "permission is denied",
  EISDIR: "it is a folder",
  ENOTDIR: "it is not a folder",
};

function unreadable(path: string, error: unknown): unknown {
  const code = codeOf(error);
  return code === undefined
    ? error
    : new InputError(`${path} cannot be read: ${reasons[code] ?? code}.`, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
