import { sha256, toHex } from "../../text/hash";
import type { Recipe, TokenizerParts } from "../formats/parts";
import { TokenizerError } from "../tokenizer";
import type { VocabularyColumns } from "../vocabulary";
import { exception, hashedFrom, headerBytes, magic, packVersion } from "./format";

/** No vocabulary has nearly as many; a list of runs could ask for any amount of memory. */
const maxEntries = 1 << 24;

/** What reading a pack needs of the platform, which the caller knows. */
export interface PackPlatform {
  /** Undoes raw deflate. */
  inflate(payload: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** The platform's own SHA-256, where it has one: ten times as fast as the library that is used otherwise. */
  sha256?(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/**
 * Reads a pack (docs/pack.md), straight into typed arrays.
 * @throws {TokenizerError} that says what is wrong with it: no pack, another version, cut off, damaged
 */
export async function readPack(pack: Uint8Array<ArrayBuffer>, platform: PackPlatform): Promise<TokenizerParts> {
  const payload = checkHeader(pack);
  const hashed = pack.subarray(hashedFrom);
  checkHash(pack, platform.sha256 === undefined ? sha256(hashed) : await platform.sha256(hashed));
  return readPackBody(pack, await platform.inflate(payload));
}

/**
 * What a pack holds, still deflated, once its header has been found right and its hash true.
 * @throws {TokenizerError} as {@link readPack} does
 */
export function packPayload(pack: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const payload = checkHeader(pack);
  checkHash(pack, sha256(pack.subarray(hashedFrom)));
  return payload;
}

function checkHeader(pack: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (pack.length < magic.length || magic.some((byte, i) => pack[i] !== byte)) {
    throw new TokenizerError("This is not a Tessera pack: it does not begin with the signature “TESSERA”.");
  }
  if (pack.length < headerBytes) {
    throw new TokenizerError(`The pack is cut off: ${pack.length} of ${headerBytes} bytes of its header are there.`);
  }
  const header = headerOf(pack);
  if (header.version !== packVersion) {
    throw new TokenizerError(`The pack is of version ${header.version}; this program reads version ${packVersion}.`);
  }
  const payload = pack.subarray(headerBytes);
  if (payload.length !== header.payloadBytes) {
    const problem = payload.length < header.payloadBytes ? "cut off" : "too long";
    throw new TokenizerError(
      `The pack is ${problem}: ${payload.length} of ${header.payloadBytes} bytes follow its header.`,
    );
  }
  return payload;
}

function checkHash(pack: Uint8Array<ArrayBuffer>, digest: Uint8Array): void {
  const hash = toHex(digest);
  const promised = headerOf(pack).sha256;
  if (hash !== promised) {
    throw new TokenizerError(
      `The pack is damaged: its SHA-256 begins ${hash.slice(0, 12)} in place of ${promised.slice(0, 12)}.`,
    );
  }
}

function headerOf(pack: Uint8Array<ArrayBuffer>) {
  const view = new DataView(pack.buffer, pack.byteOffset, pack.byteLength);
  return {
    version: view.getUint32(8, true),
    payloadBytes: view.getUint32(12, true),
    sha256: toHex(pack.subarray(16, hashedFrom)),
    bodyBytes: view.getUint32(hashedFrom, true),
  };
}

/**
 * The second half of {@link readPack}, for those who inflate at once.
 * @param body the payload, inflated
 */
export function readPackBody(pack: Uint8Array<ArrayBuffer>, body: Uint8Array): TokenizerParts {
  const { bodyBytes } = headerOf(pack);
  if (body.length !== bodyBytes) {
    throw new TokenizerError(`The pack is damaged: it holds ${body.length} of ${bodyBytes} bytes.`);
  }
  return readBody(body);
}

function readBody(body: Uint8Array): TokenizerParts {
  const reader = new BodyReader(body);
  const recipe = JSON.parse(new TextDecoder("utf-8", { ignoreBOM: true }).decode(reader.block())) as Recipe;
  const vocabulary = readVocabulary(reader);
  const unwritable = reader.numbers();
  let merges: TokenizerParts["merges"] = null;
  if (reader.number() === 1) {
    const results = reader.small();
    let previous = 0;
    for (let rank = 0; rank < results.length; rank++) {
      const coded = results[rank] as number;
      previous += coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
      results[rank] = previous;
    }
    merges = { results, leftBytes: new Uint16Array(reader.small()) };
  }
  const scores = reader.number() === 1 ? reader.scores() : null;
  return { recipe, vocabulary, unwritable, merges, scores };
}

function readVocabulary(reader: BodyReader): VocabularyColumns {
  const ids = reader.runs();
  const lengths = reader.small();
  const offsets = new Uint32Array(ids.length + 1);
  let offset = 0;
  for (let i = 0; i < ids.length; i++) {
    offset += lengths[i] as number;
    offsets[i + 1] = offset;
  }
  const bytes = reader.block();
  if (lengths.length !== ids.length || offset !== bytes.length) reader.fail("its vocabulary’s columns do not agree");
  return { ids, offsets, bytes };
}

/** Reads what `BodyWriter` wrote. The hash was right, so a body that does not fit was written wrong. */
class BodyReader {
  private readonly body: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(body: Uint8Array) {
    this.body = body;
    this.view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  }

  number(): number {
    const at = this.advance(4);
    return this.view.getUint32(at, true);
  }

  numbers(): Uint32Array {
    const length = this.number();
    const at = this.advance(length * 4);
    return Uint32Array.from({ length }, (_, i) => this.view.getUint32(at + i * 4, true));
  }

  block(): Uint8Array {
    const length = this.number();
    const at = this.advance(length);
    return this.body.subarray(at, at + length);
  }

  runs(): Uint32Array {
    const runs = this.numbers();
    let count = 0;
    for (let i = 1; i < runs.length; i += 2) count += runs[i] as number;
    if (count > maxEntries) this.fail(`it speaks of ${count} entries`);
    const values = new Uint32Array(count);
    let next = 0;
    for (let i = 0; i + 1 < runs.length; i += 2) {
      const first = runs[i] as number;
      const length = runs[i + 1] as number;
      for (let j = 0; j < length; j++) values[next++] = first + j;
    }
    return values;
  }

  small(): Uint32Array {
    const bytes = this.block();
    const exceptions = this.numbers();
    const values = new Uint32Array(bytes);
    if (exceptions.length === 0) return values;
    let next = 0;
    for (let i = 0; i < values.length; i++) if (values[i] === exception) values[i] = exceptions[next++] ?? exception;
    return values;
  }

  scores(): Float64Array {
    const length = this.number();
    const at = this.advance(length * 8);
    return Float64Array.from({ length }, (_, i) => this.view.getFloat64(at + i * 8, true));
  }

  fail(why: string): never {
    throw new TokenizerError(`The pack cannot be read: ${why}.`);
  }

  private advance(bytes: number): number {
    const { at } = this;
    if (at + bytes > this.body.length) this.fail("a column reaches beyond its end");
    this.at = at + bytes;
    return at;
  }
}
