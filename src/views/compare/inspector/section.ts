import type { ComponentType } from "react";
import type { ShownEncoding } from "../../../state/compare/columns";
import type { Place } from "../../../state/compare/slice";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";

/** What a part of the inspector is given: one tokenizer's answer for the text, and what of it is pinned. */
export interface SectionProps {
  readonly reference: TokenizerReference;
  readonly shown: ShownEncoding;
  readonly place: Place;
}

/** A part of what the inspector says of a place in one column; renders null where it has nothing to say. */
export type InspectorSection = ComponentType<SectionProps>;
