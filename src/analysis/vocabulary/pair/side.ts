import { strictText } from "../../../text/strictUtf8";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { type AuditedTokenizer, type Entries, entriesOf } from "../entries";
import { formsOf } from "../forms";
import { type ModelFacts, modelFacts } from "../modelFacts";
import { type ComparedEntries, comparedEntries, eachDistinct } from "../overlap";
import { qtokOfEntry, textOfForm } from "../qtokOfEntry";
import { scriptOfBytes } from "../scriptsOfEntries";

/** One of two vocabularies that are compared, with what is asked of its entries. */
export interface Side {
  readonly tokenizer: AuditedTokenizer;
  readonly parts: TokenizerParts;
  readonly facts: ModelFacts;
  readonly entries: Entries;
  readonly compared: ComparedEntries;
  /** `Form` of each compared entry. */
  readonly forms: Uint8Array;
  /** Number in `qtokClasses` of each compared entry. */
  readonly qtok: Uint8Array;
  /** Number in `entryScripts` of each compared entry. */
  readonly scripts: Uint8Array;
}

/** Reads a vocabulary for a comparison; forms, classes and scripts, which take as long as all else, when they are first asked for. */
export function sideOf(tokenizer: AuditedTokenizer, parts: TokenizerParts): Side {
  const facts = modelFacts(parts);
  const entries = entriesOf(tokenizer, parts);
  const compared = comparedEntries(tokenizer, parts, entries);
  const { offsets, bytes } = compared.columns;
  const ofCompared = (read: (place: number) => number) => {
    const column = new Uint8Array(compared.indices.length);
    for (let place = 0; place < column.length; place++) column[place] = read(place);
    return column;
  };
  const forms = once(() => {
    const ofAll = formsOf(tokenizer, parts, entries, facts);
    return ofCompared((place) => ofAll[compared.indices[place] as number] as number);
  });
  const qtok = once(() => {
    const formOf = forms();
    return ofCompared((place) => {
      const form = formOf[place] as number;
      return qtokOfEntry(form, textOfForm(form, entries.at(compared.indices[place] as number)), facts);
    });
  });
  const scripts = once(() =>
    ofCompared((place) => scriptOfBytes(bytes, offsets[place] as number, offsets[place + 1] as number)),
  );
  return {
    ...{ tokenizer, parts, facts, entries, compared },
    get forms() {
      return forms();
    },
    get qtok() {
      return qtok();
    },
    get scripts() {
      return scripts();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The text that an entry stands for where it is written in the midst of a text: “▁” is a space, and what a word goes on with has no
 * mark in front. Null where its bytes are no UTF-8.
 */
export function textOf({ entries, facts }: Pick<Side, "entries" | "facts">, index: number): string | null {
  const text = strictText(entries.at(index));
  return text === null || facts.isByteLevel ? text : text.replaceAll("▁", " ");
}

/** Two vocabularies, with what each distinct entry is in the other. */
export interface Pair {
  readonly a: Side;
  readonly b: Side;
  /** Id in the other of each compared entry; {@link lacking} where that has none, {@link repeated} for all but the first of equal ones. */
  readonly inB: Int32Array;
  readonly inA: Int32Array;
}

/** What stands in place of an id: the other vocabulary has no such entry; an equal one came before. */
export const lacking = -1;
export const repeated = -2;

/** Holds two vocabularies side by side; what each has of the other is looked up when it is first asked for. */
export function pairOf(a: Side, b: Side): Pair {
  const inB = once(() => idsIn(a, b));
  const inA = once(() => idsIn(b, a));
  return {
    ...{ a, b },
    get inB() {
      return inB();
    },
    get inA() {
      return inA();
    },
  };
}

/** The same two the other way round. */
export function swapped(pair: Pair): Pair {
  return {
    ...{ a: pair.b, b: pair.a },
    get inB() {
      return pair.inA;
    },
    get inA() {
      return pair.inB;
    },
  };
}

function idsIn(here: Side, there: Side): Int32Array {
  const found = new Int32Array(here.compared.indices.length).fill(repeated);
  const { bytes } = here.compared.columns;
  eachDistinct(here.compared, (_, start, end, place) => {
    found[place] = there.compared.vocabulary.find(bytes, start, end);
  });
  return found;
}

/** The bytes of an entry as they are compared: a view. */
export function comparedBytes({ compared: { columns } }: Side, place: number): Uint8Array {
  return columns.bytes.subarray(columns.offsets[place] as number, columns.offsets[place + 1] as number);
}
