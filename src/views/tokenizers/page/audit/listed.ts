import { type Reach, Reach as reaches, reasonNames } from "../../../../analysis/vocabulary/reach/verdicts";
import { type VisiblePart, visibleParts } from "../../../../text/visible";
import type { Audited, SchemeOfEntries } from "../../../../worker/vocabulary/protocol";
import { wordsOfClass } from "./classWords";
import { reasonWords } from "./reasonWords";

/** Entries that are in a class, or in each of several. */
export interface ClassOfEntries {
  /** As links have it: of several, with points between them. */
  readonly name: string;
  /** The classes; at least one. */
  readonly all: readonly OneClass[];
}

/** A class of one of the schemes. */
interface OneClass {
  readonly scheme: SchemeOfEntries;
  /** Its number in the scheme. */
  readonly number: number;
  readonly name: string;
}

/** A vocabulary's table with what an audit says of its rows. */
export interface AuditedRows {
  readonly audited: Audited;
  /** Where the entries of the rows are in the audit; -1 for those that are not. */
  readonly places: Int32Array;
  /** Whose classes the rows say. */
  readonly scheme: SchemeOfEntries["name"];
  /** What the class is called whose entries alone are listed; null for all. */
  readonly filter: string | null;
}

/** The class of a name, as links have it, or what is in several; null where no scheme has one of them. */
export function findClass({ schemes }: Audited, name: string): ClassOfEntries | null {
  const all = name.split(".").map((each) => findOne(schemes, each));
  return all.every((found) => found !== null) ? { name, all } : null;
}

/** What it is called: “Words with a space in front, Latin”. */
export function labelOf({ all }: ClassOfEntries): string {
  return all.map(({ scheme, name }) => wordsOfClass(scheme.name, name).label).join(", ");
}

function findOne(schemes: Audited["schemes"], name: string): OneClass | null {
  for (const scheme of schemes) {
    const number = scheme.classes.indexOf(name);
    if (number !== -1) return { scheme, number, name };
  }
  return null;
}

/**
 * Where the entries of a table's rows are in an audit.
 * @param ids of the rows, rising
 * @returns -1 for a row that it does not have
 */
export function placesOfRows(ids: Uint32Array, audited: Audited): Int32Array {
  const places = new Int32Array(ids.length);
  let place = 0;
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row] as number;
    while ((audited.ids[place] ?? Number.POSITIVE_INFINITY) < id) place++;
    places[row] = audited.ids[place] === id ? place : -1;
  }
  return places;
}

/** Those of a table's rows whose entries are in a class, in the same order. @param rows null for all in their own */
export function rowsInClass(rows: Uint32Array | null, places: Int32Array, { all }: ClassOfEntries): Uint32Array {
  const isIn = (row: number) => all.every(({ scheme, number }) => scheme.column[places[row] ?? -1] === number);
  if (rows !== null) return rows.filter(isIn);
  const found: number[] = [];
  for (let row = 0; row < places.length; row++) if (isIn(row)) found.push(row);
  return Uint32Array.from(found);
}

/** How an entry comes out, in words; an example text apart. */
export interface VerdictWords {
  readonly words: string;
  readonly example: readonly VisiblePart[] | null;
}

/** @param place of the entry in the audit */
export function verdictOf({ ids, schemes, reasons, examples }: Audited, place: number): VerdictWords {
  const reach = schemes.find(({ name }) => name === "reach")?.column[place] as Reach | undefined;
  if (reach === reaches.inContext) {
    return { words: "In context, as in", example: visibleParts(examples.get(ids[place] ?? -1) ?? "") };
  }
  if (reach === reaches.never || reach === reaches.undecided) {
    const { label } = wordsOfClass("reach", reach === reaches.never ? "never" : "undecided");
    return { words: `${label}: ${reasonWords[reasonNames[reasons[place] ?? 0] ?? "none"]}`, example: null };
  }
  return { words: reach === reaches.noText ? "In no text: none is stored with it (UTF-8)" : "Always", example: null };
}

/** The name of an entry's class in a scheme, as files have it. */
export function classNameOf({ schemes }: Audited, scheme: SchemeOfEntries["name"], place: number): string {
  const { classes, column } = schemes.find(({ name }) => name === scheme) ?? {};
  return classes?.[column?.[place] ?? -1] ?? "";
}
