import { shortened } from "../../../text/shortened";
import { TokenizerError } from "../../tokenizer";
import type { VocabularyColumns } from "../../vocabulary";
import { mostItems } from "../limits";

/*
 * The header of a GGUF file: keys and their values, which stand before the tensors. As ggml's docs/gguf.md and gguf.cpp have
 * it: versions 1 (lengths of 32 bits) to 3, in either byte order, which the version tells.
 */

/** Bytes of a header, at most; those of published models have up to some twenty megabytes. */
const largestHeader = 128 * 1024 * 1024;
/** Keys, at most; models have some forty. */
const mostKeys = 65_536;
const longestKey = 65_535;
const deepestList = 4;

/** Bytes of the types of values, by number; strings and lists say how long they are. */
const sizes: readonly (number | undefined)[] = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];
const Type = { uint8: 0, int8: 1, bool: 7, string: 8, list: 9, float64: 12 } as const;

/** Where a value is. */
interface Place {
  readonly type: number;
  readonly at: number;
}

/** The keys of a GGUF file and their values, which are read when they are asked for. */
export class GgufHeader {
  /** Bytes up to the last value's end. */
  readonly length: number;
  private readonly cursor: Cursor;
  private readonly places: ReadonlyMap<string, Place>;

  private constructor(cursor: Cursor, places: ReadonlyMap<string, Place>) {
    this.cursor = cursor;
    this.places = places;
    this.length = cursor.at;
  }

  /**
   * Reads where each value is.
   * @param bytes a file, or its beginning
   * @returns null where the header goes on beyond them
   * @throws {TokenizerError} for versions that are not known, and for lengths beyond all measure
   */
  static read(bytes: Uint8Array<ArrayBuffer>): GgufHeader | null {
    const cursor = Cursor.at(bytes);
    if (cursor === null) return null;
    // How many tensors there are.
    cursor.length("its tensors", Number.POSITIVE_INFINITY);
    const count = cursor.length("its keys", mostKeys);
    const places = new Map<string, Place>();
    for (let i = 0; i < count && !cursor.isOver; i++) {
      const key = cursor.string(`bytes of key ${i}`, longestKey);
      const type = cursor.uint32();
      if (cursor.isOver) break;
      if (places.has(key)) throw new TokenizerError(`The file has the key ${shortened(key)} twice.`);
      places.set(key, { type, at: cursor.at });
      cursor.skip(type, shortened(key));
    }
    if (!cursor.isOver) return new GgufHeader(cursor, places);
    if (bytes.length > largestHeader) {
      throw new TokenizerError(`The file’s header has over ${largestHeader / 1024 / 1024} MB.`);
    }
    return null;
  }

  has(key: string): boolean {
    return this.places.has(key);
  }

  /** The first key that ends so; null where none does. */
  keyEnding(end: string): string | null {
    return Array.from(this.places.keys()).find((key) => key.endsWith(end)) ?? null;
  }

  /** A text; null where there is none. @throws {TokenizerError} for what is no text */
  string(key: string): string | null {
    const place = this.places.get(key);
    if (place === undefined) return null;
    if (place.type !== Type.string) throw wrong(key, "a text");
    return this.cursor.moved(place.at).string(`bytes of ${key}`, largestHeader);
  }

  /** All texts whose keys begin so, with their keys; what is no text is left out. */
  texts(start: string): (readonly [key: string, text: string])[] {
    return Array.from(this.places.entries()).flatMap(([key, { type }]) => {
      const text = type === Type.string && key.startsWith(start) ? this.string(key) : null;
      return text === null ? [] : [[key, text] as const];
    });
  }

  /** A number, or a truth as 0 or 1; null where there is none. @throws {TokenizerError} for what is none */
  number(key: string): number | null {
    const place = this.places.get(key);
    if (place === undefined) return null;
    if (sizes[place.type] === undefined) throw wrong(key, "a number");
    return this.cursor.moved(place.at).number(place.type);
  }

  /** True or false. @throws {TokenizerError} for what is neither */
  flag(key: string, ifAbsent: boolean): boolean {
    const value = this.number(key);
    return value === null ? ifAbsent : value !== 0;
  }

  /** A list of numbers; null where there is none. @throws {TokenizerError} for what is no such list */
  numbers(key: string): Float64Array | null {
    const list = this.list(key);
    if (list === null) return null;
    const { cursor, type, count } = list;
    if (sizes[type] === undefined) throw wrong(key, "a list of numbers");
    return Float64Array.from({ length: count }, () => cursor.number(type));
  }

  /** A list of texts as columns, with their places as ids; null where there is none. @throws {TokenizerError} for what is no such list */
  strings(key: string): VocabularyColumns | null {
    const list = this.list(key);
    if (list === null) return null;
    const { cursor, type, count } = list;
    if (type !== Type.string) throw wrong(key, "a list of texts");
    const from = cursor.at;
    const offsets = new Uint32Array(count + 1);
    const starts = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const length = cursor.length(`bytes of ${key}`, largestHeader);
      starts[i] = cursor.at;
      offsets[i + 1] = (offsets[i] as number) + length;
      cursor.at += length;
    }
    const bytes = new Uint8Array(cursor.at - from);
    for (let i = 0; i < count; i++) {
      const start = starts[i] as number;
      const length = (offsets[i + 1] as number) - (offsets[i] as number);
      bytes.set(cursor.bytes.subarray(start, start + length), offsets[i]);
    }
    const ids = Uint32Array.from({ length: count }, (_, id) => id);
    return { ids, offsets, bytes: bytes.slice(0, offsets[count]) };
  }

  private list(key: string): { cursor: Cursor; type: number; count: number } | null {
    const place = this.places.get(key);
    if (place === undefined) return null;
    if (place.type !== Type.list) throw wrong(key, "a list");
    const cursor = this.cursor.moved(place.at);
    return { cursor, type: cursor.uint32(), count: cursor.length(key, mostItems) };
  }
}

function wrong(key: string, expected: string): TokenizerError {
  return new TokenizerError(`${key} is not ${expected}.`);
}

/** Goes through bytes; beyond their end everything is 0, and {@link isOver} says so. */
class Cursor {
  readonly bytes: Uint8Array<ArrayBuffer>;
  at: number;
  private readonly view: DataView;
  private readonly littleEndian: boolean;
  /** Whether lengths have 64 bits. */
  private readonly isWide: boolean;

  private constructor(bytes: Uint8Array<ArrayBuffer>, at: number, littleEndian: boolean, isWide: boolean) {
    this.bytes = bytes;
    this.at = at;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.littleEndian = littleEndian;
    this.isWide = isWide;
  }

  /** Behind the version; null where that is not there. @throws {TokenizerError} for versions that are not known */
  static at(bytes: Uint8Array<ArrayBuffer>): Cursor | null {
    if (bytes.length < 8) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    // Versions are small: where the lower half is 0, the bytes are in the other order.
    const littleEndian = (view.getUint32(4, true) & 0xffff) !== 0;
    const version = view.getUint32(4, littleEndian);
    if (version < 1 || version > 3) {
      throw new TokenizerError(`The file is GGUF of version ${version}; versions 1 to 3 are read.`);
    }
    return new Cursor(bytes, 8, littleEndian, version > 1);
  }

  /** Whether it has gone beyond the end. */
  get isOver(): boolean {
    return this.at > this.bytes.length;
  }

  /** Another one of the same bytes. */
  moved(at: number): Cursor {
    return new Cursor(this.bytes, at, this.littleEndian, this.isWide);
  }

  uint32(): number {
    const { at } = this;
    this.at += 4;
    return this.isOver ? 0 : this.view.getUint32(at, this.littleEndian);
  }

  /** @param what it is the length of, for errors. @throws {TokenizerError} for more than `most` */
  length(what: string, most: number): number {
    const { at } = this;
    this.at += this.isWide ? 8 : 4;
    if (this.isOver) return 0;
    const { view, littleEndian } = this;
    const length = this.isWide ? Number(view.getBigUint64(at, littleEndian)) : view.getUint32(at, littleEndian);
    if (length > most) {
      throw new TokenizerError(`The file says that ${what} are ${length}, which no tokenizer’s do: it is damaged.`);
    }
    return length;
  }

  string(what: string, most: number): string {
    const length = this.length(what, most);
    const { at } = this;
    this.at += length;
    return this.isOver ? "" : new TextDecoder().decode(this.bytes.subarray(at, at + length));
  }

  /** A number of a type that has a size. */
  number(type: number): number {
    const { view, at, littleEndian } = this;
    this.at += sizes[type] ?? 0;
    if (this.isOver) return 0;
    switch (type) {
      case Type.uint8:
      case Type.bool:
        return view.getUint8(at);
      case Type.int8:
        return view.getInt8(at);
      case 2:
        return view.getUint16(at, littleEndian);
      case 3:
        return view.getInt16(at, littleEndian);
      case 4:
        return view.getUint32(at, littleEndian);
      case 5:
        return view.getInt32(at, littleEndian);
      case 6:
        return view.getFloat32(at, littleEndian);
      case 10:
        return Number(view.getBigUint64(at, littleEndian));
      case 11:
        return Number(view.getBigInt64(at, littleEndian));
      default:
        return view.getFloat64(at, littleEndian);
    }
  }

  /** Goes behind a value. @throws {TokenizerError} for types that are not known, and for lengths beyond all measure */
  skip(type: number, key: string, depth = 0): void {
    const size = sizes[type];
    if (size !== undefined) {
      this.at += size;
    } else if (type === Type.string) {
      // Reading the length goes on itself.
      const length = this.length(`bytes of ${key}`, largestHeader);
      this.at += length;
    } else if (type !== Type.list || depth === deepestList) {
      throw new TokenizerError(`The file’s ${key} is of a type that GGUF does not have: ${type}.`);
    } else {
      this.skipList(key, depth);
    }
  }

  private skipList(key: string, depth: number): void {
    const type = this.uint32();
    const count = this.length(`entries of ${key}`, mostItems);
    const size = sizes[type];
    if (size !== undefined) this.at += size * count;
    else for (let i = 0; i < count && !this.isOver; i++) this.skip(type, key, depth + 1);
  }
}
