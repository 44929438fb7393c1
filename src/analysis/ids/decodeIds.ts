import { IdDecoder } from "../../tokenizers/decoding/idDecoder";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { IdsError } from "./idsError";

/** Ids, and the bytes that they are of. */
export interface DecodedIds {
  readonly ids: Uint32Array;
  readonly bytes: Uint8Array;
  /** Where the bytes of each end. */
  readonly ends: Uint32Array;
}

/**
 * Decodes ids, exactly: what is no UTF-8 stays as it is.
 * @param before items that stand before them in the list that they are of
 * @throws {IdsError} that names the first id which is not in the vocabulary
 * @throws {TokenizerError} as {@link IdDecoder} does
 */
export function decodeIds(tokenizer: Tokenizer, ids: Uint32Array, before = 0): DecodedIds {
  const ends = new Uint32Array(ids.length);
  let bytes = new Uint8Array(Math.max(16, ids.length * 5));
  let count = 0;
  let length = 0;
  const take = (more: Uint8Array) => {
    if (length + more.length > bytes.length) {
      const longer = new Uint8Array((length + more.length) * 2);
      longer.set(bytes.subarray(0, length));
      bytes = longer;
    }
    bytes.set(more, length);
    length += more.length;
    ends[count++] = length;
  };
  const decoder = new IdDecoder(tokenizer);
  try {
    decoder.push(ids, take);
    decoder.finish(take);
  } catch (cause) {
    const id = ids[count];
    throw cause instanceof RangeError && id !== undefined ? unknownId(tokenizer, id, before + count, cause) : cause;
  }
  return { ids, bytes: bytes.subarray(0, length), ends };
}

/** What is thrown of an id that a vocabulary has not. */
export function unknownId({ vocabularySize }: Tokenizer, id: number, index: number, cause: unknown): IdsError {
  return new IdsError(
    `Item ${index + 1} is ${id}, and the vocabulary has no such id: it has ${vocabularySize} entries. Was it another tokenizer’s?`,
    { cause },
  );
}
