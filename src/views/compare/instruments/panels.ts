import type { ComponentType } from "react";
import type { Instrument } from "../../../state/compare/slice";
import type { TokenizerPool } from "../../../worker/pool/pool";

export { InstrumentList } from "./InstrumentList";

/** What every panel below the columns is given. */
export interface PanelProps {
  readonly pool: Promise<TokenizerPool>;
}

type Loaded = Promise<{ default: ComponentType<PanelProps> }>;

const own: Readonly<Record<string, () => Loaded>> = {
  cost: () => import("./cost/CostTable"),
  differences: () => import("./differences/Differences"),
  two: () => import("../two/TokenDiff"),
  lines: () => import("./lines/LinesPanel"),
  end: () => import("./promptEnd/PromptEndPanel"),
  cut: () => import("./cut/CutPanel"),
};

/** Of each instrument in `src/instruments`, by the folder that has its name. */
const panels = import.meta.glob<Awaited<Loaded>>("./*/panel.tsx");

/** Loads what is open below the columns. */
export async function loadPanel(instrument: Instrument): Loaded {
  const load = own[instrument] ?? panels[`./${instrument}/panel.tsx`];
  if (load === undefined) throw new Error(`There is no panel of “${instrument}”.`);
  return load();
}
