/** Share of unknown tokens from which on a count says little: they hide how much text there was. */
const manyUnknown = 0.1;

/** Whether so many tokens are unknown that a count of them means little: more than one in ten. */
export function hasManyUnknown({ tokens, unknown }: { readonly tokens: number; readonly unknown: number }): boolean {
  return unknown > tokens * manyUnknown;
}
