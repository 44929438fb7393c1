import { countNames } from "../analysis/vocabulary/countNames";
import { entriesOf } from "../analysis/vocabulary/entries";
import { Form, formNames, formsOf } from "../analysis/vocabulary/forms";
import { modelFacts } from "../analysis/vocabulary/modelFacts";
import { type ComparedEntries, comparedEntries } from "../analysis/vocabulary/overlap";
import { type OnlyHereSummary, onlyHere, summarizeOnly } from "../analysis/vocabulary/pair/onlyHere";
import { lacking, type Pair, pairOf, type Side, sideOf, swapped } from "../analysis/vocabulary/pair/side";
import { qtokClasses } from "../analysis/vocabulary/qtokClasses";
import { qtokOfEntry, textOfForm } from "../analysis/vocabulary/qtokOfEntry";
import { entryScripts, scriptOfBytes } from "../analysis/vocabulary/scriptsOfEntries";
import { strictText } from "../text/strictUtf8";
import { EncodingBuilder } from "../tokenizers/encodingBuilder";
import type { TokenizerParts } from "../tokenizers/formats/parts";
import { isIncremental } from "../tokenizers/incremental";
import { isStaged } from "../tokenizers/isStaged";
import type { EncodeOptions, Tokenizer } from "../tokenizers/tokenizer";

/** What of a `Bench`, which brings this module, vocabularies are read with. */
interface Source {
  tokenizer(reference: string): Promise<Tokenizer>;
  parts(reference: string): Promise<TokenizerParts>;
}

export { overlapOf } from "../analysis/vocabulary/overlap";

/** A vocabulary, and what its entries are told by. */
export interface Listed extends Pick<Side, "tokenizer" | "parts" | "facts" | "entries"> {
  /** The form of each entry, as `Form`. */
  forms(): Uint8Array;
}

/** What has been listed, for as long as whoever asked keeps the tokenizer: many findings are of the same few vocabularies. */
const kept = new WeakMap<Tokenizer, Promise<Listed>>();

/**
 * A built-in's vocabulary.
 * @throws {Error} for a baseline, which has none
 * @throws {TokenizerError} where it cannot be had
 */
export async function listedIn(source: Source, reference: string): Promise<Listed> {
  const tokenizer = await source.tokenizer(reference);
  const listed = kept.get(tokenizer) ?? list(tokenizer, source, reference);
  kept.set(tokenizer, listed);
  listed.catch(() => kept.delete(tokenizer));
  return listed;
}

async function list(tokenizer: Tokenizer, source: Source, reference: string): Promise<Listed> {
  const parts = await source.parts(reference);
  if (!isStaged(tokenizer) || !isIncremental(tokenizer)) throw new Error(`${reference} has no vocabulary.`);
  const [facts, entries] = [modelFacts(parts), entriesOf(tokenizer, parts)];
  let forms: Uint8Array | null = null;
  return {
    ...{ tokenizer, parts, facts, entries },
    forms() {
      forms ??= formsOf(tokenizer, parts, entries, facts);
      return forms;
    },
  };
}

/** A built-in's entries, as Vocabularies compares them. @throws what {@link listedIn} throws */
export async function comparedIn(source: Source, reference: string): Promise<ComparedEntries> {
  const { tokenizer, parts, entries } = await listedIn(source, reference);
  return comparedEntries(tokenizer, parts, entries);
}

/** Two built-ins' vocabularies, side by side. @throws what {@link listedIn} throws */
export async function sidePair(source: Source, first: string, second: string): Promise<Pair> {
  const [a, b] = [await listedIn(source, first), await listedIn(source, second)];
  return pairOf(sideOf(a.tokenizer, a.parts), sideOf(b.tokenizer, b.parts));
}

/** What entries of the second vocabulary that the first lacks become there. */
export function newEntries(pair: Pair): OnlyHereSummary {
  return summarizeOnly(onlyHere(swapped(pair)));
}

/** Entries of the second vocabulary that the first lacks, by script (ISO 15924, or `mixed`, `none`). */
export function newByScript({ b, inA }: Pair): Map<string, number> {
  const counts = new Map<string, number>();
  inA.forEach((other, place) => {
    if (other !== lacking) return;
    const script = entryScripts[b.scripts[place] as number] ?? "";
    counts.set(script, (counts.get(script) ?? 0) + 1);
  });
  return counts;
}

/** Entries of each form, as a tokenizer's audit counts them. */
export function formCounts(listed: Listed): Record<keyof typeof Form, number> {
  return { ...noForms, ...countNames(listed.forms(), formNames) };
}

const noForms = Object.fromEntries(formNames.map((name) => [name, 0])) as Record<keyof typeof Form, number>;

/** Entries of each of Qtok's classes, in the order of its table, as a tokenizer's audit counts them. */
export function qtokCounts({ forms, facts, entries }: Listed): Record<string, number> {
  const classes = forms().map((form, index) => qtokOfEntry(form, textOfForm(form, entries.at(index)), facts));
  const counts = countNames(classes, qtokClasses);
  return Object.fromEntries(qtokClasses.map((name) => [name, counts[name] ?? 0]));
}

/** How many entries a vocabulary has, and how many of a script (by its ISO 15924 code), as a tokenizer's audit counts them. */
export function scriptCounts({ forms, entries }: Listed): {
  readonly all: number;
  of(script: string): number;
} {
  const { offsets, bytes } = entries;
  const scripts = forms().map((form, index) =>
    form === Form.control || form === Form.reserved
      ? noScript
      : scriptOfBytes(bytes, offsets[index] as number, offsets[index + 1] as number),
  );
  const counts = countNames(scripts, entryScripts);
  return { all: entries.ids.length, of: (script) => counts[script] ?? 0 };
}

/** Ids of entries whose own text, alone, is cut otherwise; those whose bytes are no text are none of them. @param how texts are encoded */
export function cutOtherwise({ tokenizer, entries }: Listed, how: EncodeOptions): number[] {
  const out = new EncodingBuilder();
  return [...entries.ids].filter((id, index) => {
    const text = strictText(entries.at(index));
    if (text === null) return false;
    out.clear();
    tokenizer.encodePart(text, 0, true, how, out);
    return out.length !== 1 || out.idAt(0) !== id;
  });
}

const noScript = entryScripts.indexOf("none");
