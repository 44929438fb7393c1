import { isIncremental } from "../tokenizers/incremental";
import { type Block, type CutTest, readBlocks } from "./blocks";
import type { InputsCommand } from "./commandLine";
import { type BlockCount, countingWork } from "./countingWork";
import { CountPrinter } from "./countPrinter";
import { inputName, openInput } from "./encodeInputs";
import { type Environment, InputError } from "./environment";
import { findInputs, type Input } from "./findInputs";
import { isLeftOut } from "./leaveOut";
import { loadTokenizers } from "./loadTokenizers";
import { Crew } from "./threads/crew";
import { notUtf8 } from "./utf8Input";

/** In bytes. */
export interface CountingSizes {
  /** What is counted at a time. */
  readonly block: number;
  /** Input for which one more helper pays: it takes as long to start as to count a good part of this. */
  readonly helper: number;
}

const usualSizes: CountingSizes = { block: 1 << 18, helper: 1 << 22 };

/**
 * `count`: reads each input once, for all tokenizers at a time, and holds no more of it than can be counted apart. Large
 * inputs, or many, are shared out among threads.
 * @throws {InputError} for an input that cannot be read or is not UTF-8; one that was found in a folder is left out, which is told
 * @throws {TokenizerError} when a tokenizer cannot do it
 * @throws {LimitError} when all is printed, and a count is above what it may be
 */
export async function countInputs(
  { tokenizers: names, options, files, by, max }: InputsCommand,
  environment: Environment,
  sizes: CountingSizes = usualSizes,
): Promise<void> {
  const crew = new Crew<readonly Block[], BlockCount[]>(environment.helpers);
  const printer = new CountPrinter(environment, max);
  try {
    const inputs = await findInputs(files, environment);
    crew.call(Math.floor((await sizeOf(inputs, environment)) / sizes.helper));
    const { engines, sources } = await loadTokenizers(names, environment);
    crew.brief({ kind: "count", tokenizers: sources, options });
    const incremental = engines.filter(isIncremental);
    const isCut: CutTest =
      incremental.length < engines.length ? null : (...place) => incremental.every((engine) => engine.isCut(...place));
    const isNamed = by !== undefined || inputs.length > 1 || inputs[0]?.isFound === true;
    const folders = by === "dir" ? new FolderSums(inputs, names) : null;
    const found = new Set(inputs.filter(({ isFound }) => isFound).map(({ path }) => path));
    const totals = new Totals(names, found, environment, async (file, tokens) => {
      if (folders !== null) return folders.add(file, tokens);
      for (const [i, name] of names.entries()) await printer.print(name, tokens[i] ?? 0, ...(isNamed ? [file] : []));
    });
    await crew.run(
      batches(inputs, isCut, crew, environment, sizes),
      countingWork(engines, options),
      (blocks) => blocks.map(({ bytes }) => bytes.buffer),
      async (counts, blocks) => {
        for (const [i, count] of counts.entries()) await totals.add(blocks[i] as Block, count);
      },
    );
    for (const [folder, tokens] of folders?.all() ?? []) {
      for (const [i, name] of names.entries()) await printer.print(name, tokens[i] ?? 0, folder);
    }
    printer.end();
  } finally {
    crew.end();
  }
}

/** Bytes of all files of which that can be known before they are read. */
async function sizeOf(inputs: readonly Input[], environment: Environment): Promise<number> {
  let bytes = 0;
  for (const { path } of inputs) {
    if (path === "-") continue;
    try {
      bytes += (await environment.inspect(path)).size;
    } catch (error) {
      // Whoever opens it will say so, when its turn comes.
      if (!(error instanceof InputError)) throw error;
    }
  }
  return bytes;
}

/** The blocks of all files, small ones together where they go to another thread. */
async function* batches(
  inputs: readonly Input[],
  isCut: CutTest,
  crew: Crew<readonly Block[], BlockCount[]>,
  environment: Environment,
  sizes: CountingSizes,
): AsyncGenerator<readonly Block[]> {
  let batch: Block[] = [];
  let bytes = 0;
  let seen = 0;
  try {
    for (const { path: file, isFound } of inputs) {
      if (isFound && (await isLeftOut(file, environment))) continue;
      // What was counted is said before standard input is waited for.
      if (file === "-" && batch.length > 0) {
        yield batch;
        [batch, bytes] = [[], 0];
      }
      for await (const block of readBlocks(file, openInput(file, environment), isCut, sizes.block)) {
        batch.push(block);
        bytes += block.bytes.length;
        seen += block.bytes.length;
        crew.call(Math.floor(seen / sizes.helper));
        if (crew.size > 0 && bytes < sizes.block) continue;
        yield batch;
        [batch, bytes] = [[], 0];
      }
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}

/** Adds up the blocks of a file after the other, and tells what each comes to. */
class Totals {
  private readonly names: readonly string[];
  private readonly found: ReadonlySet<string>;
  private readonly environment: Environment;
  private readonly tell: (file: string, tokens: readonly number[]) => Promise<void> | void;
  private tokens: number[] = [];
  private bytes = 0;
  private lines = 0;
  private isLeftOut = false;

  /** @param found files that are left out where they are not UTF-8, since nobody has named them */
  constructor(
    names: readonly string[],
    found: ReadonlySet<string>,
    environment: Environment,
    tell: (file: string, tokens: readonly number[]) => Promise<void> | void,
  ) {
    this.names = names;
    this.found = found;
    this.environment = environment;
    this.tell = tell;
  }

  /** @throws {InputError} for a block that is not UTF-8 */
  async add({ file, begins, ends }: Block, count: BlockCount): Promise<void> {
    if (begins) {
      this.tokens = this.names.map(() => 0);
      this.bytes = 0;
      this.lines = 0;
      this.isLeftOut = false;
    }
    if (this.isLeftOut) return;
    if (count.invalid !== null) {
      const error = notUtf8(inputName(file), count.invalid, this.bytes, this.lines + 1);
      if (!this.found.has(file)) throw error;
      this.environment.warn(`Left out: ${error.message}`);
      this.isLeftOut = true;
      return;
    }
    this.tokens = this.tokens.map((tokens, i) => tokens + (count.tokens[i] ?? 0));
    this.bytes += count.bytes;
    this.lines += count.lines;
    if (ends) await this.tell(file, this.tokens);
  }
}

/** Adds files up by the folders that they are in, up to the one that was named; of a file that was named, its own. */
class FolderSums {
  private readonly roots: ReadonlyMap<string, string>;
  private readonly sums = new Map<string, number[]>();
  private readonly names: readonly string[];

  constructor(inputs: readonly Input[], names: readonly string[]) {
    this.roots = new Map(inputs.filter(({ isFound }) => isFound).map(({ path, root }) => [path, root]));
    this.names = names;
  }

  add(file: string, tokens: readonly number[]): void {
    const root = this.roots.get(file);
    let folder = folderOf(file);
    for (;;) {
      const sum = this.sums.get(folder) ?? this.names.map(() => 0);
      this.sums.set(
        folder,
        sum.map((before, i) => before + (tokens[i] ?? 0)),
      );
      if (root === undefined || folder === `${root}/` || folder.length <= root.length) return;
      folder = folderOf(folder.slice(0, -1));
    }
  }

  /** Folders in the order of their names, each before those in it. */
  all(): [folder: string, tokens: readonly number[]][] {
    return [...this.sums].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** The folder that a path is in, with “/” at its end. */
function folderOf(path: string): string {
  if (path === "-") return "-";
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "./" : path.slice(0, slash + 1);
}
