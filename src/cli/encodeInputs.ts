import { TokenRows } from "../analysis/exports/tokenRows";
import { writeIds } from "../analysis/exports/writeIds";
import { StreamEncoder } from "../tokenizers/stream";
import type { Encoding } from "../tokenizers/tokenizer";
import type { EncodeCommand } from "./commandLine";
import { type Environment, InputError } from "./environment";
import { encodeLine, type PrintedColumns } from "./output";
import { decodeUtf8 } from "./utf8Input";

/** One past the largest offset that an encoding's columns can hold. */
const offsetLimit = 2 ** 32;

/** What writes down what one tokenizer makes of the input. */
interface Writer {
  /** @param encoding of the text's next stretch; null while nothing is known of it */
  take(encoding: Encoding | null): Promise<void>;
  finish(): Promise<void>;
}

/**
 * `encode`: reads each input once, for all tokenizers at a time. A row for each token of one tokenizer is printed as the
 * input arrives; else what will be printed is kept.
 * @throws {InputError} for an input that cannot be read, or is too large to have offsets
 * @throws {TokenizerError} when a tokenizer cannot do it
 */
export async function encodeInputs(command: EncodeCommand, environment: Environment): Promise<void> {
  const { tokenizers, options, files, format } = command;
  const loaded = [];
  for (const name of tokenizers) {
    loaded.push({ tokenizer: name, engine: (await environment.loadTokenizer(name)).tokenizer });
  }
  for (const [at, file] of files.entries()) {
    const shownFile = files.length > 1 ? file : null;
    const pieces: string[] = [];
    const results = loaded.map(({ tokenizer, engine }, i) => {
      const encoder = new StreamEncoder(engine, options);
      if (format === "json") return { encoder, writer: wholeLine(tokenizer, shownFile, environment) };
      if (format === "ids") return { encoder, writer: idLines(environment) };
      const named = { ...(loaded.length > 1 && { tokenizer }), ...(shownFile !== null && { file: shownFile }) };
      const rows = new TokenRows(format, named);
      const head = at === 0 && i === 0 ? rows.head() : "";
      const isAlone = loaded.length === 1;
      return { encoder, writer: tokenRows(rows, head, isAlone, pieces, environment) };
    });
    const name = inputName(file);
    for await (const text of decodeUtf8(limited(openInput(file, environment), name), name)) {
      pieces.push(text);
      for (const { encoder, writer } of results) await writer.take(encoder.push(text));
      if (format === "json" || format === "ids") pieces.length = 0;
    }
    for (const { encoder, writer } of results) {
      await writer.take(encoder.finish());
      await writer.finish();
    }
  }
}

function wholeLine(tokenizer: string, file: string | null, environment: Environment): Writer {
  const parts: PrintedColumns[] = [];
  return {
    async take(encoding) {
      if (encoding === null) return;
      const { ids, byteStart, byteEnd } = encoding;
      parts.push({ ids, byteStart, byteEnd });
    },
    async finish() {
      for (const piece of encodeLine(tokenizer, parts, file)) await environment.write(piece);
    },
  };
}

function idLines(environment: Environment): Writer {
  return {
    async take(encoding) {
      for (const piece of writeIds(encoding?.ids ?? new Uint32Array(), "lines")) await environment.write(piece);
    },
    async finish() {},
  };
}

/**
 * @param isAlone whether no other tokenizer's rows are to come first
 * @param pieces the text as it arrives; of one that is alone those that have been taken are let go
 */
function tokenRows(
  rows: TokenRows,
  head: string,
  isAlone: boolean,
  pieces: string[],
  environment: Environment,
): Writer {
  const kept: Encoding[] = [];
  const write = async () => {
    for (const piece of pieces) rows.push(piece);
    if (isAlone) pieces.length = 0;
    for (const encoding of kept) for (const some of rows.rows(encoding)) await environment.write(some);
    kept.length = 0;
  };
  let hasHead = head === "";
  return {
    async take(encoding) {
      if (encoding !== null) kept.push(encoding);
      if (!isAlone) return;
      if (!hasHead) await environment.write(head);
      hasHead = true;
      await write();
    },
    async finish() {
      if (!hasHead) await environment.write(head);
      await write();
    },
  };
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
