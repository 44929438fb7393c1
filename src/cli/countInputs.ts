import { isIncremental } from "../tokenizers/incremental";
import { type Block, type CutTest, readBlocks } from "./blocks";
import type { InputsCommand } from "./commandLine";
import { type BlockCount, countingWork } from "./countingWork";
import { inputName, openInput } from "./encodeInputs";
import { type Environment, InputError } from "./environment";
import { loadTokenizers } from "./loadTokenizers";
import { countLine } from "./output";
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
 * @throws {InputError} for an input that cannot be read or is not UTF-8
 * @throws {TokenizerError} when a tokenizer cannot do it
 */
export async function countInputs(
  { tokenizers: names, options, files }: InputsCommand,
  environment: Environment,
  sizes: CountingSizes = usualSizes,
): Promise<void> {
  const crew = new Crew<readonly Block[], BlockCount[]>(environment.helpers);
  try {
    crew.call(Math.floor((await sizeOf(files, environment)) / sizes.helper));
    const { engines, sources } = await loadTokenizers(names, environment);
    crew.brief({ kind: "count", tokenizers: sources, options });
    const incremental = engines.filter(isIncremental);
    const isCut: CutTest =
      incremental.length < engines.length ? null : (...place) => incremental.every((engine) => engine.isCut(...place));
    const totals = new Totals(names, files.length > 1, environment);
    await crew.run(
      batches(files, isCut, crew, environment, sizes),
      countingWork(engines, options),
      (blocks) => blocks.map(({ bytes }) => bytes.buffer),
      async (counts, blocks) => {
        for (const [i, count] of counts.entries()) await totals.add(blocks[i] as Block, count);
      },
    );
  } finally {
    crew.end();
  }
}

/** Bytes of all files of which that can be known before they are read. */
async function sizeOf(files: readonly string[], environment: Environment): Promise<number> {
  let bytes = 0;
  for (const file of files) {
    if (file === "-") continue;
    try {
      bytes += (await environment.inspect(file)).size;
    } catch (error) {
      // Whoever opens it will say so, when its turn comes.
      if (!(error instanceof InputError)) throw error;
    }
  }
  return bytes;
}

/** The blocks of all files, small ones together where they go to another thread. */
async function* batches(
  files: readonly string[],
  isCut: CutTest,
  crew: Crew<readonly Block[], BlockCount[]>,
  environment: Environment,
  sizes: CountingSizes,
): AsyncGenerator<readonly Block[]> {
  let batch: Block[] = [];
  let bytes = 0;
  let seen = 0;
  try {
    for (const file of files) {
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

/** Adds up the blocks of a file after the other, and prints what each comes to. */
class Totals {
  private readonly names: readonly string[];
  private readonly namesFile: boolean;
  private readonly environment: Environment;
  private tokens: number[] = [];
  private bytes = 0;
  private lines = 0;

  /** @param namesFile whether lines say which file they are of */
  constructor(names: readonly string[], namesFile: boolean, environment: Environment) {
    this.names = names;
    this.namesFile = namesFile;
    this.environment = environment;
  }

  /** @throws {InputError} for a block that is not UTF-8 */
  async add({ file, begins, ends }: Block, count: BlockCount): Promise<void> {
    if (begins) {
      this.tokens = this.names.map(() => 0);
      this.bytes = 0;
      this.lines = 0;
    }
    if (count.invalid !== null) throw notUtf8(inputName(file), count.invalid, this.bytes, this.lines + 1);
    this.tokens = this.tokens.map((tokens, i) => tokens + (count.tokens[i] ?? 0));
    this.bytes += count.bytes;
    this.lines += count.lines;
    if (!ends) return;
    for (const [i, name] of this.names.entries()) {
      await this.environment.write(countLine(name, this.tokens[i] ?? 0, this.namesFile ? file : null));
    }
  }
}
