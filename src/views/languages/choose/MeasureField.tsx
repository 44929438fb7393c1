import type { ReactElement } from "react";
import { instruments } from "../../../instruments";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import { type LanguageMeasure, languageMeasures } from "../../../instruments/corpus/measures";
import { setLanguages } from "../../../state/languages/setLanguages";

/** Whose measures there are: those of an instrument, or of the ratios, stand together. */
const sources = [...new Set(languageMeasures.map(({ instrument }) => instrument))];

/** What is measured of each language. */
export function MeasureField({ measure }: { readonly measure: LanguageMeasure }): ReactElement {
  return (
    <label className="labelled">
      Measure
      <select
        className="field measure-field"
        value={measure.name}
        onChange={({ target: { value } }) =>
          setLanguages({ measure: value === premiumMeasure.name ? undefined : value })
        }
      >
        {sources.map((source) => (
          <optgroup key={source} label={source === null ? "Ratios" : instruments[source]}>
            {languageMeasures
              .filter(({ instrument }) => instrument === source)
              .map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
