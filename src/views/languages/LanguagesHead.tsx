import type { ReactElement } from "react";
import { premiumMeasure } from "../../instruments/corpus/counted";
import type { LanguageMeasure } from "../../instruments/corpus/measures";

interface LanguagesHeadProps {
  /** What is measured of each language. */
  readonly measure?: LanguageMeasure;
}

/** What the page is about; the build writes it into the HTML as well, with the token premium. */
export function LanguagesHead({ measure = premiumMeasure }: LanguagesHeadProps): ReactElement {
  return (
    <div className="languages-head">
      <h1>What the same text costs</h1>
      <p>
        A model that needs four times the tokens for the same words costs four times as much and holds a quarter in its
        context.{" "}
        {measure.name === premiumMeasure.name
          ? "Token premium: tokens of a language ÷ tokens of the pivot, over the same segments."
          : `${measure.title}: ${measure.definition("the pivot")}.`}
      </p>
    </div>
  );
}
