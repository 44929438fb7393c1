import { create } from "zustand";
import { actions } from "../../../state/store";

/** The instruments below the columns, by what they are called. */
export type Instrument = "Ratios" | "Cost" | "Differences" | "A and B" | "Lines" | "Prompt’s end" | "Cut to size";

/** Which instrument is open. */
export const useOpenInstrument = create<{ readonly open: Instrument }>()(() => ({ open: "Ratios" }));

/** Opens an instrument, and closes the one that comes with its options. */
export function openInstrument(open: Instrument): void {
  actions.setOptions({ cut: undefined });
  useOpenInstrument.setState({ open });
}
