import type { TokenizerEntry } from "../../tokenizers/catalogue";
import { referenceOfKind } from "../../worker/reference/broughtNames";
import { type ReferenceIdentity, referenceOf } from "../../worker/reference/names";
import { findBrought } from "../tokenizers/brought";

// What a check needs comes with the first one.
export { createReferencePool } from "../../worker/reference/pool";

/** The library that a tokenizer is checked against; of one that was brought along, as far as its files' kind says which. */
export function knownReferenceOf(entry: TokenizerEntry): ReferenceIdentity {
  const kind = findBrought(entry.reference)?.facts.kind;
  return (kind && referenceOfKind(kind)) ?? referenceOf(entry);
}
