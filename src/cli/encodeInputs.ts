import { StreamEncoder } from "../tokenizers/stream";
import type { Encoding } from "../tokenizers/tokenizer";
import type { InputsCommand } from "./commandLine";
import { type Environment, InputError } from "./environment";
import { encodeLine, type PrintedColumns } from "./output";
import { decodeUtf8 } from "./utf8Input";

/** One past the largest offset that an encoding's columns can hold. */
const offsetLimit = 2 ** 32;

/** What one tokenizer made of the input so far. */
interface Result {
  readonly tokenizer: string;
  readonly encoder: StreamEncoder;
  readonly parts: PrintedColumns[];
}

/**
 * `encode`: reads each input once, for all tokenizers at a time, and keeps of it what will be printed.
 * @throws {InputError} for an input that cannot be read, or is too large to have offsets
 * @throws {TokenizerError} when a tokenizer cannot do it
 */
export async function encodeInputs(command: InputsCommand, environment: Environment): Promise<void> {
  const { tokenizers, options, files } = command;
  const loaded = [];
  for (const name of tokenizers) {
    loaded.push({ tokenizer: name, engine: (await environment.loadTokenizer(name)).tokenizer });
  }
  for (const file of files) {
    const results = loaded.map(({ tokenizer, engine }): Result => {
      return { tokenizer, encoder: new StreamEncoder(engine, options), parts: [] };
    });
    const keep = ({ parts }: Result, encoding: Encoding | null) => {
      if (encoding === null) return;
      const { ids, byteStart, byteEnd } = encoding;
      parts.push({ ids, byteStart, byteEnd });
    };
    const name = inputName(file);
    for await (const text of decodeUtf8(limited(openInput(file, environment), name), name)) {
      for (const result of results) keep(result, result.encoder.push(text));
    }
    const shownFile = files.length > 1 ? file : null;
    for (const result of results) {
      keep(result, result.encoder.finish());
      for (const piece of encodeLine(result.tokenizer, result.parts, shownFile)) await environment.write(piece);
    }
  }
}

async function* limited(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes >= offsetLimit)
      throw new InputError(`${name} is too large: byte ranges reach up to 4 GiB. Encode it in parts.`);
    yield piece;
  }
}

/** What messages call an input. */
export function inputName(file: string): string {
  return file === "-" ? "Standard input" : file;
}

/** The bytes of a file, or of standard input for “-”. */
export function openInput(file: string, environment: Environment): AsyncIterable<Uint8Array> {
  return file === "-" ? environment.stdin() : environment.readFile(file);
}

/**
 * An input's text, whole.
 * @throws {InputError} when it cannot be read or is not UTF-8
 */
export async function readWholeText(file: string, environment: Environment): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of decodeUtf8(openInput(file, environment), inputName(file))) pieces.push(piece);
  return pieces.join("");
}
