import type { TokenizerEntry } from "../tokenizers/catalogue";
import { referenceOfKind } from "../worker/broughtReferenceNames";
import { type ReferenceIdentity, referenceOf } from "../worker/referenceNames";
import { findBrought } from "./brought";

// What a check needs comes with the first one.
export { createReferencePool } from "../worker/referencePool";

/** The library that a tokenizer is checked against; of one that was brought along, as far as its files' kind says which. */
export function knownReferenceOf(entry: TokenizerEntry): ReferenceIdentity {
  const kind = findBrought(entry.reference)?.facts.kind;
  return (kind && referenceOfKind(kind)) ?? referenceOf(entry);
}
