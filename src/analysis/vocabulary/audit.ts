import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { countNames } from "./countNames";
import { type AuditedTokenizer, type Entries, entriesOf } from "./entries";
import { Form, formsOf } from "./forms";
import { modelFacts } from "./modelFacts";
import { qtokClasses } from "./qtokClasses";
import { qtokOfEntry, textOfForm } from "./qtokOfEntry";
import { ReachAudit, type Verdict } from "./reach/reach";
import { scriptOfEntry } from "./scriptsOfEntries";

/** What is known of each entry of a vocabulary, as columns in the order of its ids. */
export interface VocabularyAudit {
  readonly entries: Entries;
  /** {@link Form} of each. */
  readonly forms: Uint8Array;
  /** {@link Reach} of each. */
  readonly reach: Uint8Array;
  /** {@link Reason} of each: why no text gives it, or why that is not known. */
  readonly reasons: Uint8Array;
  /** By id, a text that has the entry among its tokens, of those that only a context gives. */
  readonly examples: ReadonlyMap<number, string>;
  /** Numbers in `qtokClasses`. */
  readonly qtok: Uint8Array;
  /** Numbers in `entryScripts`. */
  readonly scripts: Uint8Array;
}

/** How an audit goes along with others that have work to do. */
export interface AuditOptions {
  /** Told after each chunk how many entries are done, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Awaited after each chunk, so that others have their turn. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** Entries that are done without a pause: some 20 to 50 ms. */
const chunk = 4096;

/** What is known of one entry: as {@link VocabularyAudit} has it of all. */
export interface AuditedEntry extends Verdict {
  readonly form: Form;
  readonly qtok: number;
  readonly script: number;
}

/**
 * Gets ready to audit the entries of a vocabulary one by one, in any order.
 * @returns what audits the entry at an index; it throws {@link TokenizerError} where a text cannot be encoded at all
 */
export function entryAuditor(
  tokenizer: AuditedTokenizer,
  parts: TokenizerParts,
  entries: Entries,
): (index: number) => AuditedEntry {
  const facts = modelFacts(parts);
  const forms = formsOf(tokenizer, parts, entries, facts);
  const audit = new ReachAudit(tokenizer, parts, entries);
  return (index) => {
    const bytes = entries.at(index);
    const form = forms[index] as Form;
    const text = textOfForm(form, bytes);
    const { reach, reason, example } = audit.decide(entries.ids[index] as number, bytes, text);
    // Named one by one: to spread them takes as long as a third of all the rest.
    return {
      reach,
      reason,
      example,
      form,
      qtok: qtokOfEntry(form, text, facts),
      script: scriptOfEntry(form === Form.control || form === Form.reserved ? null : text),
    };
  };
}

/**
 * Audits a vocabulary.
 * @throws what the signal throws
 * @throws {TokenizerError} where a text cannot be encoded at all
 */
export async function auditVocabulary(
  tokenizer: AuditedTokenizer,
  parts: TokenizerParts,
  { onProgress, pause, signal }: AuditOptions = {},
): Promise<VocabularyAudit> {
  const entries = entriesOf(tokenizer, parts);
  const { length } = entries.ids;
  const columns = { forms: new Uint8Array(length), reach: new Uint8Array(length), reasons: new Uint8Array(length) };
  const classes = { qtok: new Uint8Array(length), scripts: new Uint8Array(length) };
  const examples = new Map<number, string>();
  const audit = entryAuditor(tokenizer, parts, entries);
  for (let start = 0; start < length; start += chunk) {
    const end = Math.min(length, start + chunk);
    for (let index = start; index < end; index++) {
      const { form, reach, reason, example, qtok, script } = audit(index);
      columns.forms[index] = form;
      columns.reach[index] = reach;
      columns.reasons[index] = reason;
      if (example !== null) examples.set(entries.ids[index] as number, example);
      classes.qtok[index] = qtok;
      classes.scripts[index] = script;
    }
    onProgress?.(end, length);
    await pause?.();
    signal?.throwIfAborted();
  }
  return { entries, ...columns, examples, ...classes };
}

/** The number of entries of each of Qtok's classes, of all twelve. */
export function qtokCounts({ qtok }: VocabularyAudit): Record<string, number> {
  const counts = countNames(qtok, qtokClasses);
  return Object.fromEntries(qtokClasses.map((name) => [name, counts[name] ?? 0]));
}
