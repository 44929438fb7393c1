/**
 * Keeps the last answer, by what was asked: of several questions about the same two vocabularies each goes on from it.
 * @returns gives it, or has it made; what fails is not kept
 */
export function keepLast<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  let last: { readonly key: string; readonly answer: Promise<T> } | null = null;
  return (key, make) => {
    if (last?.key === key) return last.answer;
    const kept = { key, answer: make() };
    last = kept;
    kept.answer.catch(() => {
      if (last === kept) last = null;
    });
    return kept.answer;
  };
}
