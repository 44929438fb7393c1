import { create } from "zustand";

const useFolded = create<{ readonly isFolded: boolean }>()(() => ({ isFolded: false }));

/** Whether somebody has folded the reasons up: then they stay so from place to place, and nothing is asked. */
export function useIsFolded(): [isFolded: boolean, fold: (isFolded: boolean) => void] {
  return [useFolded((state) => state.isFolded), (isFolded) => useFolded.setState({ isFolded })];
}
