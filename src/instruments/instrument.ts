import type { ByteOffset } from "../text/utf8";
import { type EncodeOptions, type Encoding, type Tokenizer, TokenizerError } from "../tokenizers/tokenizer";
import type { OptionSpecs, OptionsOf } from "./options";

/** A stretch of the text, in bytes of its UTF-8; empty where it is but a place between two. */
export interface SubjectPlace {
  readonly start: ByteOffset;
  readonly end: ByteOffset;
}

/** A list that an option chooses (`lists/`). */
export interface GivenList {
  readonly name: string;
  readonly text: string;
}

/** What an instrument is put to: one text in one tokenizer. */
export interface Subject {
  readonly text: string;
  /** What somebody points at in it; null where nobody does, and for an instrument that does not ask. */
  readonly place: SubjectPlace | null;
  /** The text that it is compared with, the page's text B; null where there is none, and for an instrument that does not ask. */
  readonly other: string | null;
  /** The text's tokens, in its order. */
  readonly encoding: Encoding;
  /** How it was encoded. */
  readonly options: EncodeOptions;
  /** Where texts of their own were put together, in bytes: no word reaches over these places. None of a single text. */
  readonly joints?: readonly ByteOffset[];
  /** Entries of the vocabulary; null where the set is open, and where nobody knows it. */
  readonly vocabularySize: number | null;
  /** The lists that the options choose, by the options' names; none of an option that is set to none (`lists/chosenList.ts`). */
  readonly lists: Readonly<Record<string, GivenList>>;
  /**
   * The tokenizer itself, which is loaded when it is asked for.
   * @throws {TokenizerError} where it cannot be had
   */
  loadTokenizer(): Promise<Tokenizer>;
}

/** The name of {@link InapplicableError}, by which it is known where an error has come from a worker. */
export const inapplicable = "InapplicableError";

/** A tokenizer that lacks what an instrument asks about: trying it again changes nothing. */
export class InapplicableError extends TokenizerError {
  override readonly name = inapplicable;
}

/** What a measurement tells while it runs, and what ends it. */
export interface Control {
  /** Told from time to time how much of it is done, 0 to 1. */
  onProgress(share: number): void;
  readonly signal: AbortSignal;
}

/** A column of an instrument's table. */
export interface TableColumn {
  /** In JSON, in camel case. */
  readonly key: string;
  /** In CSV, in Markdown and on the page. */
  readonly title: string;
}

/** A field of a row; null where the figure is not told. */
export type Field = string | number | null;

/** A table's heads, and as many fields in each row. */
export interface FieldTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Field[])[];
}

/** A table of what an instrument's figures are of, one by one, with what every tokenizer makes of it: a list's words and their cuts. */
export interface DetailTable<Figures> {
  /** In a menu, and as the end of a file's name: “words”. */
  readonly what: string;
  /** @returns what makes it, which may take a moment; null where there is nothing of the kind */
  table(measured: readonly { readonly tokenizer: string; readonly figures: Figures }[]): (() => FieldTable) | null;
}

/** A paper that an instrument follows. */
export interface Paper {
  /** Authors and year, as a text would cite it. */
  readonly cited: string;
  readonly address: string;
}

/**
 * One question put to a text in a tokenizer.
 * @typeParam Specs its options
 * @typeParam Figures what it measures: plain columns, which can be cloned
 */
export interface Instrument<Specs extends OptionSpecs, Figures> {
  readonly options: Specs;
  /** What it tells, in two sentences. */
  readonly help: string;
  readonly papers: readonly Paper[];
  /** Whether it looks at a place in the text; without it, no: another place then changes nothing. */
  readonly asksPlace?: boolean;
  /** Whether it asks for a second text, without which it has nothing to tell; without it, no. */
  readonly asksOther?: boolean;
  /** Whether it can be asked where there is no text, as what is put to a list can; without it, no. */
  readonly needsNoText?: boolean;
  /**
   * Measures one text in one tokenizer.
   * @throws {InapplicableError} where the tokenizer lacks what the question is about; the message says what
   * @throws {TokenizerError} where the tokenizer cannot be had
   */
  measure(subject: Subject, options: OptionsOf<Specs>, control: Control): Promise<Figures>;
  /** What measures of a corpus read in place of all that {@link measure} gives (`corpus.ts` in its folder), where it takes less. */
  measureBriefly?(subject: Subject, options: OptionsOf<Specs>, control: Control): Promise<object>;
  /** Columns of its table, those behind the tokenizer's. */
  readonly columns: readonly TableColumn[];
  /** The same as {@link columns} for one tokenizer, as many fields in each row. */
  rows(figures: Figures): readonly (readonly Field[])[];
  /** Further tables to take along; left out where there are none. */
  readonly details?: readonly DetailTable<Figures>[];
}

/** An instrument of which nothing else is known: what it takes and gives goes through unread. */
// biome-ignore lint/suspicious/noExplicitAny: options and figures go both in and out
export type AnyInstrument = Instrument<any, any>;
