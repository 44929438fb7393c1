import { useEffect } from "react";
import { useBrought } from "../../../state/tokenizers/brought";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import type { TokenizerFacts } from "../../../worker/import/protocol";

/**
 * What is known of a tokenizer that was brought along; null for built-ins and what is not here. Tokenizers of earlier
 * visits are listed when the page is first shown.
 */
export function useFacts(reference: TokenizerReference): TokenizerFacts | null {
  useEffect(() => {
    import("../../../state/tokenizers/library").then(
      ({ library }) => library.refresh(),
      () => useBrought.setState({ problem: "What was brought along could not be listed. Check the connection." }),
    );
  }, []);
  const tokenizers = useBrought((state) => state.tokenizers);
  return tokenizers.find(({ facts }) => means(facts.reference, reference))?.facts ?? null;
}

/** Whether a reference is the other one, which may leave out a pattern that the list of known tokenizers gives it. */
function means(full: TokenizerReference, reference: TokenizerReference): boolean {
  return full === reference || (!reference.includes("?") && full.startsWith(`${reference}?`));
}
