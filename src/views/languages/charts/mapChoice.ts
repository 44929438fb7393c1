import { create } from "zustand";
import type { TokenizerReference } from "../../../tokenizers/tokenizer";
import type { ChartSeries } from "../chart";

interface MapChoice {
  /** Null until someone chooses: then it is the first. */
  readonly shown: TokenizerReference | null;
}

/** The tokenizer of the map: the same when the map is looked at again, and when it is exported. */
export const useMapChoice = create<MapChoice>()(() => ({ shown: null }));

/** Shows another tokenizer's premiums on the map. */
export function showOnMap(shown: TokenizerReference): void {
  useMapChoice.setState({ shown });
}

/** Index of the series on the map: the one that was chosen, or the first if that is gone. */
export function shownSeries(series: readonly ChartSeries[], shown: TokenizerReference | null): number {
  return Math.max(
    0,
    series.findIndex(({ reference }) => reference === shown),
  );
}
