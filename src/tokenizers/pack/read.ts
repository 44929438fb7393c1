import { toHex } from "../../text/hex";
import type { AddedToken } from "../addedTokens";
import type { Recipe, TokenizerParts } from "../formats/parts";
import { type MergeColumns, runningTotals } from "../models/bpe/mergeColumns";
import { TokenizerError } from "../tokenizer";
import type { VocabularyColumns } from "../vocabulary";
import { exception, hashedFrom, headerBytes, magic, oldestVersion, packVersion } from "./format";

/** No vocabulary has nearly as many; a list of runs could ask for any amount of memory. */
const maxEntries = 1 << 22;

/** Bytes that a pack's content may come to. Gemma 3's is 13 MB; a small pack could ask for any amount of memory. */
const maxBodyBytes = 1 << 28;

/** What reading a pack needs of the platform, which the caller knows. */
export interface PackPlatform {
  /**
   * Undoes raw deflate.
   * @param bytes that it should come to, to make room for; another number has to do no harm
   * @param most bytes that are wanted: where it comes to more, the rest is not made, and it may fail
   */
  inflate(payload: Uint8Array<ArrayBuffer>, bytes: number, most: number): Promise<Uint8Array>;
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
  const hashing = (platform.sha256 ?? librarySha256)(hashed);
  const { bodyBytes } = headerOf(pack);
  if (bodyBytes > maxBodyBytes) {
    checkHash(pack, await hashing);
    throw new TokenizerError(`The pack holds ${bodyBytes} bytes; at most ${maxBodyBytes} are read.`);
  }
  // Both at once; but whatever inflating finds wrong, that the hash is not the content's says it better.
  const inflating = platform.inflate(payload, bodyBytes, bodyBytes);
  inflating.catch(() => {});
  checkHash(pack, await hashing);
  return readPackBody(pack, await inflating.catch(notInflated));
}

function notInflated(cause: unknown): never {
  // There is no memory, which is no fault of the pack.
  if (cause instanceof RangeError) throw cause;
  throw new TokenizerError("The pack is damaged: its content is not deflated as its header says.", { cause });
}

/** Comes where it is asked for: browsers have one of their own, and need not load it. */
async function librarySha256(bytes: Uint8Array): Promise<Uint8Array> {
  return (await import("../../text/hash")).sha256(bytes);
}

/**
 * What a pack holds, still deflated, once its header has been found right and its hash true.
 * @param sha256 at once, unlike {@link PackPlatform}'s
 * @throws {TokenizerError} as {@link readPack} does
 */
export function packPayload(
  pack: Uint8Array<ArrayBuffer>,
  sha256: (bytes: Uint8Array) => Uint8Array,
): Uint8Array<ArrayBuffer> {
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
  if (header.version < oldestVersion || header.version > packVersion) {
    throw new TokenizerError(
      `The pack is of version ${header.version}; this program reads versions ${oldestVersion} to ${packVersion}.`,
    );
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

/** The version that a pack's header gives. */
export function packVersionOf(pack: Uint8Array<ArrayBuffer>): number {
  return headerOf(pack).version;
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
  const recipe = reader.json() as Recipe;
  const addedTokens = readAddedTokens(reader);
  const vocabulary = readVocabulary(reader);
  const unwritable = reader.numbers();
  const merges = reader.number() === 1 ? readMerges(reader, vocabulary) : null;
  const seenPairs = reader.number() === 1 ? { ascii: reader.block(), others: reader.block() } : null;
  const scores = reader.number() === 1 ? reader.scores() : null;
  return { recipe, addedTokens, vocabulary, unwritable, merges, seenPairs, scores };
}

function readAddedTokens(reader: BodyReader): AddedToken[] {
  const ids = reader.runs();
  const contents = reader.json() as string[];
  const flags = reader.block();
  if (contents.length !== ids.length || flags.length !== ids.length)
    reader.fail("its added tokens’ columns do not agree");
  // The bits of `addedTokenFlags`, written out: there can be thousands of tokens.
  return contents.map((content, i) => {
    const bits = flags[i] as number;
    return {
      id: ids[i] as number,
      content,
      singleWord: (bits & 1) !== 0,
      lstrip: (bits & 2) !== 0,
      rstrip: (bits & 4) !== 0,
      normalized: (bits & 8) !== 0,
      special: (bits & 16) !== 0,
    };
  });
}

function readVocabulary(reader: BodyReader): VocabularyColumns {
  const ids = reader.runs();
  const lengths = reader.small();
  const offsets = runningTotals(lengths);
  const bytes = reader.block();
  if (lengths.length !== ids.length || offsets[ids.length] !== bytes.length) {
    reader.fail("its vocabulary’s columns do not agree");
  }
  return { ids, offsets, bytes };
}

function readMerges(reader: BodyReader, { ids }: VocabularyColumns): MergeColumns {
  const first = runningTotals(reader.small());
  const left = reader.small();
  const runs = reader.numbers();
  const runRanks = reader.numbers();
  if (first.length !== ids.length + 1 || first[ids.length] !== left.length || runs.length !== runRanks.length) {
    reader.fail("its merges’ columns do not agree");
  }
  return { first, leftBytes: left instanceof Uint8Array ? left : Uint16Array.from(left), runs, runRanks };
}

/** Reads what `BodyWriter` wrote. The hash was right, so a body that does not fit was written wrong. */
class BodyReader {
  private readonly body: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(body: Uint8Array) {
    // Node inflates into a `Buffer`, whose views are slower to make, and a second kind of array to whatever reads them.
    this.body = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
    this.view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  }

  number(): number {
    const at = this.advance(4);
    return this.view.getUint32(at, true);
  }

  numbers(): Uint32Array {
    const length = this.number();
    const at = this.advance(length * 4);
    const values = new Uint32Array(length);
    for (let i = 0; i < length; i++) values[i] = this.view.getUint32(at + i * 4, true);
    return values;
  }

  block(): Uint8Array {
    const length = this.number();
    const at = this.advance(length);
    return this.body.subarray(at, at + length);
  }

  json(): unknown {
    const block = this.block();
    try {
      return JSON.parse(new TextDecoder("utf-8", { ignoreBOM: true }).decode(block));
    } catch {
      this.fail("what should be JSON is none");
    }
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

  /** As a view of the body where there are no exceptions, which is nearly always. */
  small(): Uint8Array | Uint32Array {
    const bytes = this.block();
    const exceptions = this.numbers();
    if (exceptions.length === 0) return bytes;
    const values = new Uint32Array(bytes);
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
