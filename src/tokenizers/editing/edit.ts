/** A change to a vocabulary. Entries go by the names that a tokenizer.json has for them. */
export type Edit =
  /** @property withLost whether entries that nothing makes any more go too */
  | { readonly kind: "remove"; readonly entry: string; readonly withLost: boolean }
  /** @property score of Unigram; null for one that just beats how its text is cut now */
  | { readonly kind: "add"; readonly entry: string; readonly score: number | null }
  /** Merges that make it come at another place in the list, 0 being the first. */
  | { readonly kind: "rank"; readonly entry: string; readonly rank: number }
  | { readonly kind: "score"; readonly entry: string; readonly score: number }
  /** Two entries have each other's ids. */
  | { readonly kind: "swap"; readonly entry: string; readonly other: string };

export type EditKind = Edit["kind"];

/** An entry by name and id. */
export interface NamedEntry {
  readonly name: string;
  readonly id: number;
}

/** What of a list is told: how many there are, and the first of them. */
export interface Some<Item> {
  readonly count: number;
  readonly first: readonly Item[];
}

/** What an edit does, besides what it says. */
export interface Consequences {
  readonly edit: Edit;
  /** The entry that it is about, with the id that it has (or had). */
  readonly entry: NamedEntry;
  /** Whether it was an added token, which is looked for in texts before anything else. */
  readonly isAddedToken: boolean;
  /** The byte that it stands for in characters without an entry, as two digits; null for an entry of its own text. */
  readonly byte: string | null;
  /** Other entries that go: of those that nothing makes any more. */
  readonly alsoRemoved: Some<NamedEntry>;
  /** Other entries that come with it: characters, and what its merges make on the way. */
  readonly alsoAdded: readonly NamedEntry[];
  /** Merges that make it and go, and those that it is a part of. */
  readonly makingGone: Some<Merge>;
  readonly partOfGone: Some<Merge>;
  readonly mergesAdded: readonly Merge[];
  /** Entries that merges made and no longer make, and the other way round. */
  readonly lost: Some<NamedEntry>;
  readonly gained: Some<NamedEntry>;
  /** How its own text is cut before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Its rank or score, before and after; null where it has none. */
  readonly place: { readonly before: number | null; readonly after: number | null };
  /** Ids that change: those of all entries from one on, by so much. Null where all others keep theirs. */
  readonly shift: { readonly from: number; readonly by: number; readonly count: number } | null;
  /** What has the place of an entry that is gone, so that no id changes; null for a gap, or a shift. */
  readonly keeper: string | null;
  /** What an unknown character counts as, where that changes with the lowest score. */
  readonly unknownScore: { readonly before: number; readonly after: number } | null;
}

/** Two entries that are merged. */
export type Merge = readonly [left: string, right: string];

/** Items of a list that are told. */
const told = 60;

/** What is told of a list. */
export function some<Item>(items: readonly Item[]): Some<Item> {
  return { count: items.length, first: items.slice(0, told) };
}

/** Edits as links have them: `remove:Ġthe,remove-all:the,add:xyz,add:▁xyz:-9.5,rank:ab:12,score:ab:-3,swap:a:b`. */
export function formatEdits(edits: readonly Edit[]): string {
  return edits.map((edit) => partsOf(edit).map(escaped).join(":")).join(",");
}

function partsOf(edit: Edit): string[] {
  switch (edit.kind) {
    case "remove":
      return [edit.withLost ? "remove-all" : "remove", edit.entry];
    case "add":
      return edit.score === null ? ["add", edit.entry] : ["add", edit.entry, `${edit.score}`];
    case "rank":
      return ["rank", edit.entry, `${edit.rank}`];
    case "score":
      return ["score", edit.entry, `${edit.score}`];
    case "swap":
      return ["swap", edit.entry, edit.other];
  }
}

/** Reads what {@link formatEdits} writes. @returns null for what is malformed */
export function parseEdits(written: string): readonly Edit[] | null {
  if (written === "") return [];
  const edits = written.split(",").map((each) => toEdit(each.split(":").map(unescaped)));
  return edits.every((edit) => edit !== null) ? edits : null;
}

function toEdit([kind, entry, value]: readonly string[]): Edit | null {
  if (entry === undefined || entry === "") return null;
  const number = value === undefined || value === "" ? Number.NaN : Number(value);
  switch (kind) {
    case "remove":
    case "remove-all":
      return value === undefined ? { kind: "remove", entry, withLost: kind === "remove-all" } : null;
    case "add":
      if (value === undefined) return { kind, entry, score: null };
      return Number.isFinite(number) ? { kind, entry, score: number } : null;
    case "rank":
      return Number.isSafeInteger(number) && number >= 0 ? { kind, entry, rank: number } : null;
    case "score":
      return Number.isFinite(number) ? { kind, entry, score: number } : null;
    case "swap":
      return value === undefined || value === "" ? null : { kind, entry, other: value };
    default:
      return null;
  }
}

function escaped(part: string): string {
  return part.toWellFormed().replace(/[%,:]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function unescaped(part: string): string {
  return part.replace(/%(25|2C|3A)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
