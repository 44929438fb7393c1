import { useShallow } from "zustand/react/shallow";
import { ownAndWay, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { useAppStore } from "../store";

/** The columns' tokenizers, each once: in whichever way texts are cut into a vocabulary, it is the same. */
export function useComparedVocabularies(): readonly TokenizerReference[] {
  return useAppStore(
    useShallow((state) => [...new Set(state.comparison.tokenizers.map((reference) => ownAndWay(reference)[0]))]),
  );
}
