import type { LearningStep, MergeStep } from "../algorithm";

/** What of a tokenizer.json merges are in. */
export interface MergesFile {
  readonly model: { readonly vocab: Readonly<Record<string, number>>; readonly merges: readonly (readonly string[])[] };
}

/**
 * The file that a training gives at a smaller size, from what it gave at a larger one: merges nest. The file alone does not tell: of a pair
 * that was merged twice it has the last place only, and at a smaller size there may be the first alone.
 * @param file as `Learner.file` gave it, of an algorithm that learns merges all through
 * @param steps what was done for it, in order
 * @param size from what there is before all merges to the file's own
 */
export function nestedFile<File extends MergesFile>(file: File, steps: Iterable<LearningStep>, size: number): File {
  const vocab = Object.entries(file.model.vocab);
  const entries: string[] = [];
  for (const [entry, id] of vocab) entries[id] = entry;
  const merges = new Map<string, readonly string[]>();
  for (const step of steps) {
    if (step.kind !== "merge") continue;
    if (sizeBefore(step) >= size) break;
    const { left, right } = step;
    // Of merges of one pair the last counts.
    const key = `${left} ${right}`;
    merges.delete(key);
    merges.set(key, [entries[left] as string, entries[right] as string]);
  }
  const model = {
    ...file.model,
    vocab: Object.fromEntries(vocab.filter(([, id]) => id < size)),
    merges: [...merges.values()],
  };
  return { ...file, model };
}

/** Entries that there were before a merge: one less, but where what it gave was an entry. */
function sizeBefore({ id, size }: MergeStep): number {
  return id === size - 1 ? id : size;
}
