import type { Tokenizer } from "../tokenizer";
import type { ReferenceTokenizer } from "./reference";

/** A token as its vocabulary writes it. */
export interface NamedToken {
  readonly id: number;
  readonly name: string;
}

/** The first place where two encodings of a text are not the same. */
export interface FirstDifference {
  /** Place of the token, the first being 0. */
  readonly index: number;
  /** Null where that side has no more tokens. */
  readonly ours: NamedToken | null;
  readonly theirs: NamedToken | null;
}

/**
 * Holds our ids for a text against those of a reference that has just encoded it.
 * @param tokenizer makes ours, for the tokens' names; only asked where they are needed, as building takes its time
 * @returns null when they are the same
 */
export function findFirstDifference(
  ids: Uint32Array,
  reference: ReferenceTokenizer,
  theirs: Uint32Array,
  tokenizer: () => Tokenizer,
): FirstDifference | null {
  // Where ids are given by appearance, equal ids say little: the units that they stand for must be equal too.
  const isOpen = reference.unitName !== undefined;
  const length = Math.max(ids.length, theirs.length);
  let named: Tokenizer | null = isOpen ? tokenizer() : null;
  let seen = 0;
  for (let index = 0; index < length; index++) {
    const id = ids[index];
    const same = id !== undefined && id === theirs[index];
    const isNew = isOpen && id === seen;
    if (isNew) seen++;
    if (same && !(isNew && named?.tokenName(id) !== reference.unitName?.(id))) continue;
    named ??= tokenizer();
    const ours = named;
    return {
      index,
      ours: describe(id, (known) => ours.tokenName(known)),
      theirs: describe(theirs[index], (known) => reference.unitName?.(known) ?? ours.tokenName(known)),
    };
  }
  return null;
}

function describe(id: number | undefined, nameOf: (id: number) => string): NamedToken | null {
  if (id === undefined) return null;
  try {
    return { id, name: nameOf(id) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { id, name: "not in this vocabulary" };
  }
}
