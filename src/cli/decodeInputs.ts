import { CsvIdReader, isTokenTable } from "../analysis/ids/csvIds";
import { unknownId } from "../analysis/ids/decodeIds";
import type { IdOrigin, IdRun } from "../analysis/ids/idRuns";
import { IdsError } from "../analysis/ids/idsError";
import { IdReader } from "../analysis/ids/readIds";
import { joinBytes } from "../text/bytes";
import { oneLine } from "../text/printable";
import { IdDecoder } from "../tokenizers/decoding/idDecoder";
import type { Tokenizer } from "../tokenizers/tokenizer";
import { type DecodeCommand, knownTokenizer } from "./commandLine";
import { inputName, openInput } from "./encodeInputs";
import { type Environment, InputError, UsageError } from "./environment";
import { decodeUtf8 } from "./utf8Input";

/**
 * `decode`: prints the bytes of ids as they arrive.
 * @throws {InputError} for an input that cannot be read, or holds what is no id of the tokenizer's; what is before that has been
 * printed
 * @throws {UsageError} where neither the command nor the data name a tokenizer
 * @throws {TokenizerError} where the tokenizer cannot decode
 */
export async function decodeInputs(command: DecodeCommand, environment: Environment): Promise<void> {
  const loaded = new Map<string, Tokenizer>();
  const load = async (name: string) => {
    const tokenizer = loaded.get(name) ?? (await environment.loadTokenizer(name)).tokenizer;
    loaded.set(name, tokenizer);
    return tokenizer;
  };
  // What cannot be loaded is said before anything is waited for.
  if (command.tokenizer !== null) await load(command.tokenizer);
  for (const file of command.files) {
    const name = inputName(file);
    const told = new Set<string>();
    const choose = ({ tokenizer }: IdOrigin) => {
      const chosen = command.tokenizer ?? tokenizer;
      if (chosen === null) throw new UsageError(`${name} does not say whose ids it has: name the tokenizer with -t.`);
      if (tokenizer !== null && tokenizer !== chosen && !told.has(tokenizer)) {
        told.add(tokenizer);
        environment.warn(
          `tessera: ${name} says that it has ids of ${oneLine(tokenizer)}; they are read as ${chosen}’s.`,
        );
      }
      return command.tokenizer ?? knownTokenizer(chosen);
    };
    let text: TextDecoding | null = null;
    const write = async (runs: readonly IdRun[]) => {
      for (const run of runs) {
        if (run.begins) {
          await text?.finish();
          text = new TextDecoding(await load(choose(run)), environment);
        }
        await text?.take(run.ids);
      }
    };
    try {
      for await (const runs of readRuns(decodeUtf8(openInput(file, environment), name))) await write(runs);
      // Set where a run began, which the compiler does not see.
      await (text as TextDecoding | null)?.finish();
    } catch (error) {
      if (error instanceof IdsError) throw new InputError(`${name}: ${error.message}`, { cause: error });
      throw error;
    }
  }
}

/** The ids of an input: a table of tokens, or a list of any other kind. */
async function* readRuns(pieces: AsyncIterable<string>): AsyncGenerator<readonly IdRun[]> {
  let reader: IdReader | CsvIdReader | null = null;
  let beginning = "";
  for await (const piece of pieces) {
    beginning += piece;
    const isTable: boolean | null = reader === null ? isTokenTable(beginning, false) : false;
    if (isTable === null) continue;
    reader ??= isTable ? new CsvIdReader() : new IdReader();
    yield reader.push(beginning);
    beginning = "";
  }
  reader ??= isTokenTable(beginning, true) === true ? new CsvIdReader() : new IdReader();
  yield reader.push(beginning);
  yield reader.finish();
}

/** Decodes the ids of one text, and prints its bytes. */
class TextDecoding {
  private readonly tokenizer: Tokenizer;
  private readonly environment: Environment;
  private readonly decoder: IdDecoder;
  private pushed = 0;
  private decoded = 0;

  constructor(tokenizer: Tokenizer, environment: Environment) {
    this.tokenizer = tokenizer;
    this.environment = environment;
    this.decoder = new IdDecoder(tokenizer);
  }

  take(ids: Uint32Array): Promise<void> {
    return this.write(ids, (take) => this.decoder.push(ids, take));
  }

  finish(): Promise<void> {
    return this.write(new Uint32Array(), (take) => this.decoder.finish(take));
  }

  private async write(ids: Uint32Array, decode: (take: (bytes: Uint8Array) => void) => void): Promise<void> {
    const parts: Uint8Array[] = [];
    try {
      decode((bytes) => {
        parts.push(bytes);
        this.decoded++;
      });
    } catch (cause) {
      const id = ids[this.decoded - this.pushed];
      throw cause instanceof RangeError && id !== undefined
        ? unknownId(this.tokenizer, id, this.decoded, cause)
        : cause;
    } finally {
      await this.environment.write(joinBytes(parts));
    }
    this.pushed += ids.length;
  }
}
