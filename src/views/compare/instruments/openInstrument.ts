import type { Instrument } from "../../../state/compare/slice";
import { actions } from "../../../state/store";

/** Opens an instrument below the columns, or the ratios, and closes the one that comes with its options. */
export function openInstrument(instrument: Instrument | "ratios"): void {
  actions.setOptions({ cut: undefined, instrument: instrument === "ratios" ? undefined : instrument });
}
