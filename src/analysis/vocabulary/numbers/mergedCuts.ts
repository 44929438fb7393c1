import { utf8Encode } from "../../../text/utf8";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import type { Derivations } from "../../../tokenizers/models/bpe/derivations";
import type { Model } from "../../../tokenizers/models/model";
import type { Vocabulary } from "../../../tokenizers/vocabulary";
import { derivationsOf } from "../derivationsOf";
import type { ModelFacts } from "../modelFacts";
import { type CutCounts, mostDigits } from "./cutCounts";
import { digitEntries } from "./digitEntries";
import type { DigitPiece } from "./digitPieces";

/** Entries' ids by how many digits they have. */
type ByDigits = readonly (readonly number[])[];

/**
 * Counts how BPE cuts all pieces of digits. Tokens side by side are what their bytes are encoded as just where each is what its
 * own bytes are, and each two neighbours are what theirs are (`models/bpe/backtracking.ts`). So each way of going from entry to
 * entry by such neighbours is the cut of one string, and no string has two: strings are counted by counting ways, and none is
 * encoded.
 * @param longest the longest pieces that are counted, with what stands in front of their digits
 * @returns by the number of digits; null for what merges in another way
 */
export function mergedCuts(
  model: Model,
  parts: TokenizerParts,
  facts: ModelFacts,
  vocabulary: Vocabulary,
  { prefix, digits: most }: DigitPiece,
): readonly CutCounts[] | null {
  const { merges } = model;
  if (facts.kind !== "BPE" || facts.prefix + facts.suffix !== "" || merges === undefined) return null;
  const symbols = [...(prefix === "" ? [] : [prefix]), ...Array.from({ length: 10 }, (_, digit) => String(digit))];
  const areSymbols = symbols.every((text) => [...text].length === 1 && vocabulary.idOf(utf8Encode(text)) !== undefined);
  if (!areSymbols) return null;
  const derivations = derivationsOf(parts, vocabulary, merges, facts.isByteLevel);
  const inner = digitEntries(parts.vocabulary, "").filter(({ digits }) => digits > 0);
  const first = prefix === "" ? inner : digitEntries(parts.vocabulary, prefix);
  const isReachable = ({ id }: { readonly id: number }) => derivations.isReachable(id);
  // A piece that is looked up whole need not be what merging makes of it.
  if (facts.takesEntries && ![...first, ...inner].every(isReachable)) return null;
  const byDigits = (entries: typeof inner) =>
    Array.from({ length: mostDigits + 1 }, (_, digits) =>
      entries.filter((entry) => entry.digits === digits && isReachable(entry)).map(({ id }) => id),
    );
  return countWays(derivations, byDigits(first), byDigits(inner), most);
}

function countWays(derivations: Derivations, first: ByDigits, inner: ByDigits, most: number): readonly CutCounts[] {
  const counts = Array.from({ length: most + 1 }, () => new Map<string, number>());
  const neighbours = new Neighbours(derivations);
  const goOn = (list: readonly number[], ways: Float64Array, used: number, shape: string): void => {
    const total = ways.reduce((sum, each) => sum + each, 0);
    if (total === 0) return;
    // What stands in front may be a token of its own, or part of the first one: the digits are cut alike.
    if (used > 0) counts[used]?.set(shape, (counts[used].get(shape) ?? 0) + total);
    for (let own = 1; own <= most - used; own++) {
      const next = inner[own] ?? [];
      if (next.length === 0) continue;
      const further = Float64Array.from(neighbours.before(list, next), (before) => {
        let sum = 0;
        for (const i of before) sum += ways[i] as number;
        return sum;
      });
      goOn(next, further, used + own, shape === "" ? `${own}` : `${shape}+${own}`);
    }
  };
  first.slice(0, most + 1).forEach((list, own) => {
    goOn(list, new Float64Array(list.length).fill(1), own, own === 0 ? "" : `${own}`);
  });
  return counts;
}

/** Which entries of a list may stand before those of another, worked out when it is first asked for. */
class Neighbours {
  private readonly derivations: Derivations;
  private readonly known = new Map<readonly number[], Map<readonly number[], readonly Uint16Array[]>>();

  constructor(derivations: Derivations) {
    this.derivations = derivations;
  }

  /** For each of the second list, the places in the first of those that stand before it. */
  before(firsts: readonly number[], seconds: readonly number[]): readonly Uint16Array[] {
    const ofFirsts = this.known.get(firsts) ?? new Map<readonly number[], readonly Uint16Array[]>();
    this.known.set(firsts, ofFirsts);
    let found = ofFirsts.get(seconds);
    if (found === undefined) {
      found = seconds.map((second) => {
        const places: number[] = [];
        firsts.forEach((first, i) => {
          if (this.derivations.standTogether(first, second)) places.push(i);
        });
        return Uint16Array.from(places);
      });
      ofFirsts.set(seconds, found);
    }
    return found;
  }
}
