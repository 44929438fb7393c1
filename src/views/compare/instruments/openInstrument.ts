import { create } from "zustand";

/** The instruments below the columns, by what they are called. */
export type Instrument = "Ratios" | "Cost" | "Differences" | "A and B" | "Lines" | "Prompt’s end";

/** Which instrument is open. */
export const useOpenInstrument = create<{ readonly open: Instrument }>()(() => ({ open: "Ratios" }));

/** Opens an instrument. */
export function openInstrument(open: Instrument): void {
  useOpenInstrument.setState({ open });
}
