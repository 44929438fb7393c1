import { checkOf, type Parameter } from "./check";

/** Which parts of a link are not as its check says. */
export interface Changes {
  readonly settings: boolean;
  readonly text: boolean;
}

/**
 * Holds a link against its check. A check that is none tells nothing: nothing can be relied upon.
 * @param parameters as in {@link checkOf}
 * @param isKnown whether a name means something here. Others came from a later version, which checks them, or were added
 *   by whoever counts visitors, which does no harm: the check may be of either.
 */
export function findChanges(
  check: string,
  parameters: readonly Parameter[],
  isKnown: (name: string) => boolean,
): Changes {
  const [all, known] = [parameters, parameters.filter(([name]) => isKnown(name))].map(checkOf);
  const half = (all?.length ?? 0) / 2;
  return {
    settings: [all, known].every((right) => right?.slice(0, half) !== check.slice(0, half)),
    text: all?.slice(half) !== check.slice(half),
  };
}
