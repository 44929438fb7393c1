import { useEffect, useState } from "react";
import type { Subject } from "../../instruments/instrument";
import { chosenLists, type OptionSpecs, type OptionsOf, parseOwnList } from "../../instruments/options";
import { openList } from "../../state/lists/openList";
import { useOwnLists } from "../../state/lists/ownLists";
import { saidOf } from "../../text/saidOf";

interface ChosenLists {
  /** Null while they are looked for, and where one is missing. */
  readonly lists: Subject["lists"] | null;
  /** Which is missing, and what helps; null where none is. */
  readonly problem: string | null;
}

const noLists: ChosenLists = { lists: {}, problem: null };
const looking: ChosenLists = { lists: null, problem: null };

/** The lists that options choose, and which of them is missing: one that is brought later is taken when it comes. */
export function useChosenLists<Specs extends OptionSpecs>(specs: Specs, options: OptionsOf<Specs>): ChosenLists {
  const here = useOwnLists((state) => state.lists);
  const chosen = chosenLists(specs, options);
  const asked = JSON.stringify(chosen);
  const [found, setFound] = useState<{ readonly by: string; readonly chosen: ChosenLists } | null>(null);
  const isHere = (value: string) => here.some(({ hash }) => hash === parseOwnList(value)?.hash);
  const known = Object.values(chosen).filter(isHere).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked for says all of it; one that comes may be the one that was missing
  useEffect(() => {
    if (asked === "{}") return;
    let isCurrent = true;
    const open = async ([name, value]: [string, string]) => {
      const spec = specs[name];
      if (spec?.kind !== "list") throw new Error(`“${name}” is no option that is a list.`);
      return [name, await openList(spec, value)] as const;
    };
    Promise.all(Object.entries(chosen).map(open)).then(
      (lists) => isCurrent && setFound({ by: asked, chosen: { lists: Object.fromEntries(lists), problem: null } }),
      (error) => isCurrent && setFound({ by: asked, chosen: { lists: null, problem: saidOf(error) } }),
    );
    return () => {
      isCurrent = false;
    };
  }, [specs, asked, known]);
  return asked === "{}" ? noLists : found?.by === asked ? found.chosen : looking;
}
