import { ownAndWay } from "../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "./pool";

/** What is to be given back. */
export interface Leavings {
  /** Tokenizers that are wanted, as `linkName` has them; with `true` where they are in use, and are loaded again at once. */
  readonly wanted: ReadonlyMap<string, boolean>;
  /** Whether workers hold more than tokenizers: a long text, a corpus, files. */
  readonly haveMore: boolean;
}

/**
 * Ends the workers of a pool that have nothing to do and hold what is not wanted, and starts those again whose tokenizers are
 * wanted still: what vocabularies, texts, corpora and remembered pieces have taken is given back as a whole, and nobody has to know
 * of each. A call that comes meanwhile waits for the tokenizer, some tenths of a second.
 * @returns whether all were; of those that work it can be asked later
 */
export function renewIdle(pool: TokenizerPool, { wanted, haveMore }: Leavings): boolean {
  let wereAll = true;
  const owns = new Set(Array.from(wanted.keys(), (tokenizer) => ownAndWay(tokenizer)[0]));
  for (const slot of [...pool.slots]) {
    const own = Array.from(pool.slotOf).flatMap(([tokenizer, of]) => (of === slot ? [tokenizer] : []));
    const kept = own.filter((tokenizer) => owns.has(tokenizer));
    if (!haveMore && kept.length === own.length) continue;
    if (slot.running.length + slot.waiting.length > 0) {
      wereAll = false;
      continue;
    }
    slot.replaceWorker();
    slot.tokenizers = kept.length;
    for (const tokenizer of own) if (!owns.has(tokenizer)) pool.slotOf.delete(tokenizer);
    if (kept.length === 0) pool.slots.splice(pool.slots.indexOf(slot), 1);
    for (const [tokenizer, isUsed] of wanted) {
      if (isUsed && kept.includes(ownAndWay(tokenizer)[0])) pool.warm(tokenizer);
    }
  }
  return wereAll;
}
