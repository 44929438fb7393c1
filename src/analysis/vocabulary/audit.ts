import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { countNames } from "./countNames";
import { type AuditedTokenizer, type Entries, entriesOf } from "./entries";
import { Form, formsOf } from "./forms";
import { modelFacts } from "./modelFacts";
import { qtokClasses } from "./qtokClasses";
import { qtokOfEntry, textOfForm } from "./qtokOfEntry";
import { ReachAudit } from "./reach/reach";
import type { Reach, Reason } from "./reach/verdicts";
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
  const facts = modelFacts(parts);
  const { length } = entries.ids;
  const forms = formsOf(tokenizer, parts, entries, facts);
  const columns = { reach: new Uint8Array(length), reasons: new Uint8Array(length) };
  const classes = { qtok: new Uint8Array(length), scripts: new Uint8Array(length) };
  const examples = new Map<number, string>();
  const audit = new ReachAudit(tokenizer, parts, entries);
  for (let start = 0; start < length; start += chunk) {
    const end = Math.min(length, start + chunk);
    for (let index = start; index < end; index++) {
      const id = entries.ids[index] as number;
      const bytes = entries.at(index);
      const { reach, reason, example } = audit.decide(id, bytes);
      columns.reach[index] = reach satisfies Reach;
      columns.reasons[index] = reason satisfies Reason;
      if (example !== null) examples.set(id, example);
      const form = forms[index] as number;
      const text = textOfForm(form, bytes);
      classes.qtok[index] = qtokOfEntry(form, text, facts);
      classes.scripts[index] = scriptOfEntry(form === Form.control || form === Form.reserved ? null : text);
    }
    onProgress?.(end, length);
    await pause?.();
    signal?.throwIfAborted();
  }
  return { entries, forms, ...columns, examples, ...classes };
}

/** The number of entries of each of Qtok's classes, of all twelve. */
export function qtokCounts({ qtok }: VocabularyAudit): Record<string, number> {
  const counts = countNames(qtok, qtokClasses);
  return Object.fromEntries(qtokClasses.map((name) => [name, counts[name] ?? 0]));
}
