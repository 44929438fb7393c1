import { createReadStream } from "node:fs";
import { access, constants, readdir, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Environment, InputError } from "./environment";
import { run } from "./run";
import { nodeHelpers } from "./threads/nodeHelpers";
import { watchWork } from "./threads/watchWork";

/** Bytes of a file that are read at once. */
const pieceBytes = 262_144;

/** What the launcher knows of the package. */
export interface Package {
  readonly version: string;
  /** Folder of the prepared vocabularies, with “/” at its end. */
  readonly vocabularies: URL;
  /** Folder of the prepared corpora, likewise. */
  readonly corpora: URL;
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

function nodeEnvironment({ version, vocabularies, corpora }: Package): Environment {
  const warn = (line: string) => console.error(line);
  const terminal = process.stderr.isTTY ? (text: string) => void process.stderr.write(text) : null;
  const openHub = async () => {
    const { HubTokenizers } = await import("./hubTokenizers");
    return new HubTokenizers({ env: process.env, platform: process.platform, warn, terminal });
  };
  return {
    version,
    stdin: () => process.stdin,
    readFile,
    async inspect(path) {
      try {
        const found = await stat(path);
        return { isFolder: found.isDirectory(), size: found.size };
      } catch (error) {
        throw unreadable(path, error);
      }
    },
    async listFolder(path) {
      try {
        const entries = await readdir(path, { withFileTypes: true });
        // What is neither file nor folder would be waited for without end: sockets, pipes.
        const read = entries.filter((entry) => entry.isDirectory() || entry.isFile() || entry.isSymbolicLink());
        return read.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
      } catch (error) {
        throw unreadable(path, error);
      }
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error == null ? resolve() : reject(error)));
      }),
    async checkOutput(path, inputs) {
      const there = await stat(path).catch(() => null);
      if (there?.isDirectory()) throw new InputError(`${path} cannot be written: it is a folder.`);
      const place = there === null ? dirname(path) : path;
      try {
        await access(place, constants.W_OK);
      } catch (error) {
        throw unusable(place, "written", error);
      }
      for (const input of there?.isFile() ? inputs : []) {
        const read = await stat(input).catch(() => null);
        if (read?.dev === there?.dev && read?.ino === there?.ino)
          throw new InputError(`${path} is what is read: name another file with -o.`);
      }
    },
    async writeFile(path, text) {
      try {
        await writeFile(path, text);
      } catch (error) {
        throw unusable(path, "written", error);
      }
    },
    warn,
    hasColors: process.stdout.isTTY === true && !process.env.NO_COLOR,
    helpers: nodeHelpers(),
    watch: watchWork,
    async loadTokenizer(name, pattern) {
      if (name.startsWith("hub:")) return (await openHub()).load(name, pattern);
      const { loadBuiltin } = await import("./builtins");
      return loadBuiltin(name, vocabularies);
    },
    hubCache: async () => (await openHub()).cache,
    async loadBundledCorpus() {
      const { bundledName, loadBundled } = await import("./bundledCorpus");
      return loadBundled(bundledName, corpora);
    },
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
  ELOOP: "it is a link that leads in a circle",
};

function unreadable(path: string, error: unknown): unknown {
  return unusable(path, "read", error);
}

function unusable(path: string, how: "read" | "written", error: unknown): unknown {
  const code = codeOf(error);
  return code === undefined
    ? error
    : new InputError(`${path} cannot be ${how}: ${reasons[code] ?? code}.`, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
