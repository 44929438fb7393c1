import { type Notation, textNotation } from "../notation";

/** How a vocabulary's entries are called: as they are, or in a notation of their own, such as the byte alphabet where a model works on bytes. */
export class EntryNames {
  private readonly notation: Notation;
  private readonly unwritable: ReadonlySet<number>;
  private readonly bytesOf: (id: number) => Uint8Array | undefined;

  /**
   * @param notation how names are written
   * @param unwritable ids of names that are not written so, whose bytes are their UTF-8
   * @param bytesOf an entry's bytes; undefined for none
   */
  constructor(notation: Notation, unwritable: ReadonlySet<number>, bytesOf: (id: number) => Uint8Array | undefined) {
    this.notation = notation;
    this.unwritable = unwritable;
    this.bytesOf = bytesOf;
  }

  /** An entry's name; undefined where there is none of that id. */
  nameOf(id: number): string | undefined {
    const bytes = this.bytesOf(id);
    return bytes === undefined ? undefined : (this.unwritable.has(id) ? textNotation : this.notation).nameOf(bytes);
  }

  /** The id of an entry by its name. @param find the id of the writable entry that has some bytes */
  idOf(name: string, find: (bytes: Uint8Array) => number | undefined): number | undefined {
    for (const id of this.unwritable) if (this.nameOf(id) === name) return id;
    const bytes = this.notation.bytesOf(name);
    return bytes === null ? undefined : find(bytes);
  }
}
