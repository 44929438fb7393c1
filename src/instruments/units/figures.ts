import type { GoldFigures } from "./gold";
import type { TermFigures } from "./terms";
import type { TextUnits } from "./textUnits";

/** How a tokenizer's cuts stand to the units that people know. Each part is null where no list for it is chosen. */
export interface UnitsFigures {
  readonly gold: GoldFigures | null;
  readonly text: TextUnits | null;
  readonly terms: TermFigures | null;
}
