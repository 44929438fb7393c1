/**
 * How often each language's text counts, so that languages have the shares pᵢ ∝ nᵢ^(1/T) of what is learned from, and all of them together
 * as much as there is (Conneau & Lample 2019, whose α is 1/T): 1 leaves them as they are, a high temperature gives each the same.
 * @param sizes of the languages' texts, in bytes
 * @returns to the nearest thousandth, and that at least: powers are not the same to the last bit on all machines
 */
export function temperatureWeights(sizes: readonly number[], temperature: number): number[] {
  const powers = sizes.map((size) => size ** (1 / temperature));
  const [sum, power] = [sizes, powers].map((some) => some.reduce((all, each) => all + each, 0)) as [number, number];
  return sizes.map((size, i) => {
    const weight = size === 0 ? 1 : ((powers[i] as number) / power) * (sum / size);
    return Math.max(1, Math.round(weight * 1000)) / 1000;
  });
}
