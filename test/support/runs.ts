/** Generated cases of a test: so many in `npm test`, which should take minutes, and the bulk in `npm run test:exhaustive`. */
export function runs(few: number, bulk: number): { readonly numRuns: number } {
  return { numRuns: process.env.TESSERA_EXHAUSTIVE === undefined ? few : bulk };
}
