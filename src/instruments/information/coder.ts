import type { Grams } from "./grams";

/**
 * Bits that an adaptive arithmetic coder needs for a sequence: prediction by partial matching with escapes of method C (Moffat
 * 1990), without exclusion. Each symbol is coded after the longest context that has come before, of `order` symbols at most;
 * what never followed it is announced by an escape, and coded after the next shorter one; what has never come at all is one of all
 * symbols that there are, each as likely.
 * @param grams of 1 to `order` + 1 symbols, over the sequence
 * @param alphabet how many symbols there are
 */
export function adaptiveBits(grams: readonly Grams[], order: number, alphabet: number): number {
  const [symbols] = grams;
  if (symbols === undefined) return 0;
  const learnt = Array.from({ length: order + 1 }, (_, given) => {
    const contexts = given === 0 ? 1 : (grams[given - 1]?.counts.length ?? 0);
    const followers = grams[given]?.counts.length ?? 0;
    return {
      total: new Uint32Array(contexts),
      distinct: new Uint32Array(contexts),
      count: new Uint32Array(followers),
    };
  });
  let bits = 0;
  const { length } = symbols.endingAt;
  for (let i = 0; i < length; i++) {
    const longest = Math.min(order, i);
    let isCoded = false;
    for (let given = longest; given >= 0 && !isCoded; given--) {
      const { total, distinct, count } = learnt[given] as (typeof learnt)[number];
      const context = given === 0 ? 0 : ((grams[given - 1] as Grams).endingAt[i - 1] as number);
      const seen = total[context] as number;
      // A context that has never come needs no escape: who decodes knows that too.
      if (seen === 0) continue;
      const kinds = distinct[context] as number;
      const own = count[(grams[given] as Grams).endingAt[i] as number] as number;
      isCoded = own > 0;
      bits += Math.log2((seen + kinds) / (isCoded ? own : kinds));
    }
    if (!isCoded) bits += Math.log2(alphabet);
    for (let given = longest; given >= 0; given--) {
      const { total, distinct, count } = learnt[given] as (typeof learnt)[number];
      const context = given === 0 ? 0 : ((grams[given - 1] as Grams).endingAt[i - 1] as number);
      const gram = (grams[given] as Grams).endingAt[i] as number;
      if (count[gram] === 0) distinct[context] = (distinct[context] as number) + 1;
      count[gram] = (count[gram] as number) + 1;
      total[context] = (total[context] as number) + 1;
    }
  }
  return bits;
}
