import type { ReactElement } from "react";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import {
  bareAndOptions,
  type LanguageMeasure,
  languageMeasures,
  measureName,
  optionsOf,
} from "../../../instruments/corpus/measures";
import { instruments } from "../../../instruments/names";
import { readOptions } from "../../../instruments/options";
import { setLanguages } from "../../../state/languages/setLanguages";
import { checkConnection, Problem } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";

// Most measures go by nothing.
const loadFields = () => import("../../options/OptionFields");

/** Whose measures there are: those of an instrument, or of the ratios, stand together. */
const sources = [...new Set(languageMeasures.map(({ instrument }) => instrument))];

/** What is measured of each language, and what that is set to. */
export function MeasureField({ measure }: { readonly measure: LanguageMeasure }): ReactElement {
  const specs = optionsOf(measure);
  const hasOptions = Object.keys(specs).length > 0;
  const { module, hasFailed, retry } = useModule(loadFields, hasOptions ? 1 : 0);
  const [bare, written] = bareAndOptions(measure.name);
  const choose = (name: string) => setLanguages({ measure: name === premiumMeasure.name ? undefined : name });
  return (
    <>
      <label className="labelled">
        Measure
        <select className="field measure-field" value={bare} onChange={({ target }) => choose(target.value)}>
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
      {hasOptions && module !== null && (
        <module.OptionFields
          specs={specs}
          options={readOptions(specs, written).options}
          onChange={(options) => choose(measureName(measure, options))}
        />
      )}
      {hasOptions && hasFailed && (
        <Problem
          className="problem"
          problem={`What the measure goes by could not be loaded. ${checkConnection}`}
          onRetry={retry}
        />
      )}
    </>
  );
}
