import { type AuditedEntry, entryAuditor } from "../../analysis/vocabulary/audit";
import { type Entries, entriesOf } from "../../analysis/vocabulary/entries";
import { type EntryMerges, entryMerges } from "../../analysis/vocabulary/entry/entryMerges";
import { mergeRankOf } from "../../analysis/vocabulary/entry/mergeRank";
import { entriesAround, entriesMadeWith } from "../../analysis/vocabulary/entry/partOf";
import { rankNeighbours } from "../../analysis/vocabulary/entry/rankNeighbours";
import type { EntryMeaning } from "../../analysis/vocabulary/entry/sameText";
import { sentencesWith } from "../../analysis/vocabulary/entry/sentences";
import { schemes } from "../../analysis/vocabulary/entryClasses";
import { Form } from "../../analysis/vocabulary/forms";
import { type ModelFacts, modelFacts } from "../../analysis/vocabulary/modelFacts";
import { strictText } from "../../text/strictUtf8";
import { utf8Encode, utf8Length } from "../../text/utf8";
import { TokenizerError } from "../../tokenizers/tokenizer";
import { openReader } from "../corpus/texts";
import type { LoadedVocabulary } from "../tokenizer/loadAudited";
import type { EntryMaking, LanguageSentences, SentencesRequest, ToldEntry } from "./entryProtocol";
import type { AuditProgress } from "./protocol";

/** Neighbours that are listed on each side. */
const neighbours = 10;

/** What telling of one entry is prepared with, for all entries of a vocabulary. */
interface Teller {
  readonly facts: ModelFacts;
  readonly entries: Entries;
  readonly merges: EntryMerges | null;
  audit(index: number): AuditedEntry;
}

const tellers = new WeakMap<LoadedVocabulary, Teller>();

function tellerOf(loaded: LoadedVocabulary): Teller {
  const known = tellers.get(loaded);
  if (known !== undefined) return known;
  const { tokenizer, parts } = loaded;
  const facts = modelFacts(parts);
  const entries = entriesOf(tokenizer, parts);
  const teller = {
    ...{ facts, entries, audit: entryAuditor(tokenizer, parts, entries) },
    merges: entryMerges(tokenizer, parts, facts),
  };
  tellers.set(loaded, teller);
  return teller;
}

/**
 * Tells of an entry.
 * @throws {TokenizerError} when the vocabulary has none of this id
 */
export function tellEntry(loaded: LoadedVocabulary, id: number): ToldEntry {
  const teller = tellerOf(loaded);
  const { facts, entries, merges } = teller;
  const { tokenizer, parts } = loaded;
  const { model } = tokenizer.stages;
  const index = entries.ids.indexOf(id);
  if (index === -1) throw new TokenizerError(`This vocabulary has no entry ${id}.`);
  const { form, reach, reason, example, qtok, script } = teller.audit(index);
  const numbers = { form, reach, qtok, script };
  const around = entriesAround(entries, entries.at(index));
  const name = model.entry(id);
  return {
    ...{
      id,
      name: tokenizer.tokenName(id),
      model: facts.kind,
      reach,
      reason,
      example,
      takesEntries: facts.takesEntries,
    },
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

function meaningOf({ facts, entries }: Teller, { tokenizer }: LoadedVocabulary, index: number): EntryMeaning {
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

function makingOf(
  { facts, merges, entries }: Teller,
  { tokenizer }: LoadedVocabulary,
  id: number,
  form: Form,
): EntryMaking {
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

/**
 * Finds sentences of a corpus with an entry among their tokens.
 * @throws {CorpusError} when the corpus does not have a language
 */
export async function tellSentences(
  { tokenizer }: LoadedVocabulary,
  { id, most, corpus, languages, baseUrl, reload }: SentencesRequest,
  onProgress: (progress: AuditProgress) => void,
): Promise<LanguageSentences[]> {
  const reader = await openReader(corpus, { baseUrl, reload, onProgress });
  const found: LanguageSentences[] = [];
  for (const code of languages) {
    const segments = await reader.segments(code);
    const encode = (text: string) => tokenizer.encode(text, { specials: "text", inserted: false });
    found.push({ code, sentences: sentencesWith(id, segments, encode, most) });
    onProgress({ phase: "audit", loaded: found.length, total: languages.length });
  }
  return found;
}
