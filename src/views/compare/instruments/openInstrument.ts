import type { Instrument } from "../../../state/compare/slice";
import { actions, useAppStore } from "../../../state/store";

/** What instruments were set to last in this tab: while another is open no link has it. */
const lastOptions = new Map<Instrument | undefined, string | undefined>();

/** Opens an instrument below the columns, or the ratios, and closes the one that comes with its options. */
export function openInstrument(instrument: Instrument | "ratios"): void {
  const { comparison } = useAppStore.getState();
  lastOptions.set(comparison.instrument, comparison.instrumentOptions);
  const opened = instrument === "ratios" ? undefined : instrument;
  actions.setOptions({ cut: undefined, instrument: opened, instrumentOptions: lastOptions.get(opened) });
}
