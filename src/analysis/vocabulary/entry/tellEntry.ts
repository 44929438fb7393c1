import { strictText } from "../../../text/strictUtf8";
import { utf8Encode, utf8Length } from "../../../text/utf8";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { TokenizerError } from "../../../tokenizers/tokenizer";
import { type AuditedEntry, entryAuditor } from "../audit";
import { type AuditedTokenizer, type Entries, entriesOf } from "../entries";
import { schemes } from "../entryClasses";
import { Form } from "../forms";
import { type ModelFacts, modelFacts } from "../modelFacts";
import { Reach } from "../reach/verdicts";
import { type EntryMerges, entryMerges } from "./entryMerges";
import { mergeRankOf } from "./mergeRank";
import { entriesAround, entriesMadeWith } from "./partOf";
import { rankNeighbours } from "./rankNeighbours";
import type { EntryMeaning } from "./sameText";
import type { EntryMaking, ToldEntry } from "./toldEntry";
import { WhyNotTeller } from "./whyNot";

/** A tokenizer with what it was built of. */
export interface Told {
  readonly tokenizer: AuditedTokenizer;
  readonly parts: TokenizerParts;
}

/** Neighbours that are listed on each side. */
const neighbours = 10;

/** What telling of one entry is prepared with, for all entries of a vocabulary. */
interface Teller {
  readonly facts: ModelFacts;
  readonly entries: Entries;
  readonly merges: EntryMerges | null;
  readonly whyNot: WhyNotTeller;
  audit(index: number): AuditedEntry;
}

const tellers = new WeakMap<Told, Teller>();

function tellerOf(loaded: Told): Teller {
  const known = tellers.get(loaded);
  if (known !== undefined) return known;
  const { tokenizer, parts } = loaded;
  const facts = modelFacts(parts);
  const entries = entriesOf(tokenizer, parts);
  const teller = {
    ...{ facts, entries, audit: entryAuditor(tokenizer, parts, entries) },
    merges: entryMerges(tokenizer, parts, facts),
    whyNot: new WhyNotTeller(tokenizer, facts, entries),
  };
  tellers.set(loaded, teller);
  return teller;
}

/**
 * Tells of an entry.
 * @throws {TokenizerError} when the vocabulary has none of this id
 */
export function tellEntry(loaded: Told, id: number): ToldEntry {
  const teller = tellerOf(loaded);
  const { facts, entries, merges } = teller;
  const { tokenizer, parts } = loaded;
  const { model } = tokenizer.stages;
  const index = entries.ids.indexOf(id);
  if (index === -1) throw new TokenizerError(`This vocabulary has no entry ${id}.`);
  const { form, qtok, script, ...verdict } = teller.audit(index);
  const { reach } = verdict;
  const numbers = { form, reach, qtok, script };
  const around = entriesAround(entries, entries.at(index));
  const name = model.entry(id);
  return {
    ...{
      id,
      name: tokenizer.tokenName(id),
      model: facts.kind,
      ...verdict,
      takesEntries: facts.takesEntries,
    },
    why:
      reach === Reach.always || reach === Reach.inContext ? null : teller.whyNot.tell(id, entries.at(index), verdict),
    meaning: meaningOf(teller, loaded, index),
    classes: schemes.map(({ name: scheme, classes }) => ({ scheme, name: classes[numbers[scheme]] ?? "" })),
    rank: model.merges === undefined || name === undefined ? null : mergeRankOf(model.merges, id, utf8Length(name)),
    score: model.has(id) ? (model.scores?.[id] ?? null) : null,
    making: makingOf(teller, loaded, id, form),
    neighbours: rankNeighbours(model, parts.vocabulary, entries.ids, id, neighbours),
    madeWith: merges === null ? null : Uint32Array.from(entriesMadeWith(merges, id, around)),
    around: Uint32Array.from(around),
  };
}

function meaningOf({ facts, entries }: Teller, { tokenizer }: Told, index: number): EntryMeaning {
  const id = entries.ids[index] as number;
  const own = entries.at(index);
  const text = strictText(own);
  const added = entries.added.get(id);
  const { isByteLevel, prefix, suffix } = facts;
  const isPlain = text === null || added !== undefined || isByteLevel;
  const word = text !== null && suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
  const meant = isPlain ? text : (word?.replaceAll("▁", " ") ?? null);
  const name = tokenizer.tokenName(id);
  return {
    bytes: meant === null ? own.slice() : utf8Encode(meant),
    text: meant,
    continues: added === undefined && prefix !== "" && name.startsWith(prefix) && utf8Length(name) > own.length,
    isControl: added?.special === true,
  };
}

function makingOf({ facts, merges, entries }: Teller, { tokenizer }: Told, id: number, form: Form): EntryMaking {
  const { model } = tokenizer.stages;
  if (!model.has(id)) return { kind: "added" };
  if (form === Form.singleByte && !facts.isByteLevel) return { kind: "byte" };
  switch (facts.kind) {
    case "WordPiece":
      return { kind: "matched", isInside: (model.entry(id) ?? "").startsWith(facts.prefix) };
    case "Unigram":
    case "SentencePiece Unigram":
      return { kind: "likeliest" };
    case "WordLevel":
    case "SentencePiece words":
      return { kind: "word" };
    case "BPE":
    case "SentencePiece BPE": {
      const trace = merges?.traceOf(id) ?? null;
      if (entries.added.has(id)) return { kind: "added" };
      if (trace === null) return { kind: "marked" };
      const [first] = trace.tokens;
      const isWhole = trace.tokens.length === 1 && first?.id === id;
      return isWhole && trace.merges.length === 0 ? { kind: "symbol" } : { kind: "merges", trace, isWhole };
    }
  }
}
