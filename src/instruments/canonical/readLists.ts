import { IdsError } from "../../analysis/ids/idsError";
import { readIds } from "../../analysis/ids/readIds";

/**
 * Reads a list of ids, or two of them to be told apart: each in brackets of its own that begin in a new line, or with an empty
 * line between.
 * @throws {IdsError} for what is none, and for more than two
 */
export function readLists(text: string): readonly [Uint32Array] | readonly [Uint32Array, Uint32Array] {
  const parts = partsOf(text);
  if (parts.length > 2) {
    throw new IdsError(`These are ${parts.length} lists: one is compared with what encode gives, two with each other.`);
  }
  const [first, second] = parts;
  const given = readIds(first ?? "");
  return second === undefined ? [given] : [given, readIds(second)];
}

function partsOf(text: string): string[] {
  const apart = text.split(/\n[^\S\n]*\r?\n\s*/).filter((part) => part.trim() !== "");
  // An empty line within brackets is a tensor's.
  if (apart.length > 1 && apart.every(isClosed)) return apart;
  const bracketed = text.trim().split(/(?<=\])[^\S\n]*\r?\n\s*(?=\[)/);
  return bracketed.every(isClosed) ? bracketed : [text];
}

function isClosed(part: string): boolean {
  return part.split(/[[({]/).length === part.split(/[\])}]/).length;
}
