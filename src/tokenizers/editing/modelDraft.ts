import type { Merge, NamedEntry, Some } from "./edit";
import type { EditableModel } from "./editableFile";

/** What an edit has done to a model's tables, as far as the model goes. */
export interface ModelChange {
  readonly alsoRemoved?: readonly NamedEntry[];
  readonly alsoAdded?: readonly NamedEntry[];
  readonly makingGone?: Some<Merge>;
  readonly partOfGone?: Some<Merge>;
  readonly mergesAdded?: readonly Merge[];
  readonly lost?: readonly NamedEntry[];
  readonly gained?: readonly NamedEntry[];
  /** Of a list, from which id on all are one lower now. */
  readonly shiftedFrom?: number;
  readonly keeper?: string;
  readonly unknownScore?: { readonly before: number; readonly after: number };
}

/** A model's tables, which edits change. */
export interface ModelDraft {
  idOf(name: string): number | undefined;
  /** Entries by name and id, in no order. */
  entries(): Iterable<readonly [name: string, id: number]>;
  /** An entry's rank or score; null where it has none. */
  placeOf(name: string): number | null;
  /** How an entry's own text is cut; whether there is such an entry does not matter. */
  cut(name: string): readonly string[];
  /**
   * @param name of an entry that there is
   * @param withLost whether what nothing makes any more goes too
   * @param notMade entries that texts are not made into: added tokens, which are found before
   */
  remove(name: string, withLost: boolean, notMade: ReadonlySet<string>): ModelChange;
  /**
   * Adds an entry that is not there.
   * @param freeId the first id above all others
   */
  add(name: string, freeId: number, score: number | null): ModelChange;
  /** Gives an entry another rank or score. */
  setPlace(name: string, place: number): ModelChange;
  /** Gives two entries each other's ids. */
  swap(name: string, other: string): void;
  /** The model with its tables as they are now. */
  field(): EditableModel;
  /** The same tables, which change by themselves. */
  copy(): ModelDraft;
}
