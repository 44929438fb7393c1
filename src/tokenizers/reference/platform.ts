import { type EncodeOptions, TokenizerError } from "../tokenizer";
import type { ReferenceTokenizer } from "./reference";

/**
 * The platform as a baseline's reference: what it says of a text in one call, where ours goes line by line and edit by
 * edit.
 * @param id of the baseline
 * @throws {TokenizerError} when there is no such baseline
 */
export function createPlatformReference(name: string, id: string): ReferenceTokenizer {
  switch (id) {
    case "utf8_bytes":
      return { name, encode: encodeBytes, dispose: () => {} };
    case "code_points":
      return { name, encode: encodeCodePoints, dispose: () => {} };
    case "graphemes":
      return new SegmenterReference(name, "grapheme");
    case "words":
      return new SegmenterReference(name, "word");
    default:
      throw new TokenizerError(`The platform has no reference for “${id}”.`);
  }
}

/** ByT5's ids: padding, end and unknown stand before the bytes. */
function encodeBytes(text: string, { inserted }: EncodeOptions): Uint32Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  const ids = new Uint32Array(bytes.length + (inserted ? 1 : 0)).fill(1);
  bytes.forEach((byte, i) => {
    ids[i] = byte + 3;
  });
  return ids;
}

function encodeCodePoints(text: string): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(Array.from(text.toWellFormed()), (character) => character.codePointAt(0) ?? 0);
}

/** `Intl.Segmenter`; a unit's id is how many different ones came before its first. */
class SegmenterReference implements ReferenceTokenizer {
  readonly name: string;
  private readonly segmenter: Intl.Segmenter;
  private units: string[] = [];

  constructor(name: string, granularity: "grapheme" | "word") {
    this.name = name;
    this.segmenter = new Intl.Segmenter("und", { granularity });
  }

  encode(text: string): Uint32Array<ArrayBuffer> {
    const ids = new Map<string, number>();
    const found: number[] = [];
    const { granularity } = this.segmenter.resolvedOptions();
    for (const { segment } of this.segmenter.segment(text.toWellFormed())) {
      if (granularity === "word" && !/\P{White_Space}/u.test(segment)) continue;
      const id = ids.get(segment) ?? ids.size;
      ids.set(segment, id);
      found.push(id);
    }
    this.units = [...ids.keys()];
    return Uint32Array.from(found);
  }

  unitName(id: number): string {
    return this.units[id] ?? "";
  }

  dispose(): void {
    this.units = [];
  }
}
