const isLongRun = process.env.TESSERA_EXHAUSTIVE !== undefined;

/** Generated cases of a test: so many in `npm test`, which should take minutes, and the bulk in `npm run test:exhaustive`. */
export function runs(few: number, bulk: number): { readonly numRuns: number } {
  return { numRuns: isLongRun ? bulk : few };
}

/** What a test goes through: one of each kind in `npm test`, all of them in `npm run test:exhaustive`. */
export function oneOfEach<T>(all: readonly T[], few: readonly NoInfer<T>[]): readonly T[] {
  return isLongRun ? all : few;
}
