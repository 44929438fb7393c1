import { currentVersion } from "./limits";

/** A link's parameters by name, percent-decoded, not yet validated. */
export type RawParameters = ReadonlyMap<string, string>;

/** Turns the parameters of version `from` into those of the next version, with the same meaning. */
export interface Upgrader {
  readonly from: number;
  upgrade(parameters: RawParameters): RawParameters;
}

/** One for each version below the current. None is ever deleted: links live as long as the pages they stand on. */
const upgraders: readonly Upgrader[] = [];

/** Brings parameters of an older version (1 … {@link currentVersion}) to the current one. */
export const upgrade = upgradeThrough(upgraders, currentVersion);

/**
 * Chains upgraders.
 * @throws {Error} at once, not at the first old link, unless there is exactly one for each version below `current`.
 */
export function upgradeThrough(
  steps: readonly Upgrader[],
  current: number,
): (parameters: RawParameters, from: number) => RawParameters {
  const ordered = [...steps].sort((a, b) => a.from - b.from);
  if (ordered.length !== current - 1 || ordered.some((step, i) => step.from !== i + 1)) {
    const found = ordered.map((step) => step.from).join(", ");
    throw new Error(`Links need one upgrader for each version below ${current}; there are: ${found || "none"}`);
  }
  return (parameters, from) => ordered.slice(from - 1).reduce((now, step) => step.upgrade(now), parameters);
}
