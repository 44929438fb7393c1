import { premiumMeasure } from "../../instruments/corpus/counted";
import { findMeasure, type LanguageMeasure } from "../../instruments/corpus/measures";
import type { LanguagesChoice } from "./choice";

/** What is measured: the token premium too where a link asks for a measure that there is not, which the page says. */
export function chosenMeasure({ measure }: Pick<LanguagesChoice, "measure">): LanguageMeasure {
  return (measure === undefined ? undefined : findMeasure(measure)) ?? premiumMeasure;
}
