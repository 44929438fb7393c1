import { saidOf } from "../text/saidOf";

/** A store that says why kept things cannot be had or changed. */
interface TellsProblem {
  setState(change: { readonly problem: string | null }): void;
}

/**
 * Does something with what is kept.
 * @param work gives a sentence where something is wrong all the same
 * @returns whether it worked; if not, the store says why
 */
export async function tryStorage(store: TellsProblem, work: () => Promise<unknown>): Promise<boolean> {
  try {
    const problem = await work();
    store.setState({ problem: typeof problem === "string" ? problem : null });
    return true;
  } catch (error) {
    store.setState({ problem: saidOf(error) });
    return false;
  }
}
