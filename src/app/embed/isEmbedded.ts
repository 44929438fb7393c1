/**
 * Whether an address asks for the columns alone, to stand in a frame of another page: `#/compare?…&embed=1`. `public/first.js`
 * looks for that too, before the first paint.
 * @param fragment `location.hash`
 */
export function isEmbedded(fragment: string): boolean {
  return /^#\/compare\?(.*&)?embed=1(&|$)/.test(fragment);
}
