import { memo, type ReactElement, useMemo } from "react";
import type { CorpusLanguage } from "../../../corpora/language";
import { writeList } from "../../../corpora/languageList";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { OpenCorpus } from "../../../state/corpora/openCorpus";
import type { LanguageGroup, LanguagesChoice } from "../../../state/languages/choice";
import { setLanguages } from "../../../state/languages/setLanguages";
import { ToggleGroup } from "../../../ui/controls";
import { NumberField } from "../../../ui/NumberField";
import { CorpusButton } from "../corpus/CorpusButton";
import { ChoiceFold } from "./ChoiceFold";
import { choiceInWords } from "./choiceInWords";
import { chooseLanguages } from "./chooseLanguages";
import { groupName } from "./groups";
import { MeasureField } from "./MeasureField";
import { PickerButton } from "./PickerButton";

// The lists bring a search with them, which the page can do without.
const loadPivots = async () => ({ default: (await import("./pickers")).PivotPicker });
const loadLanguages = async () => ({ default: (await import("./pickers")).LanguagesPicker });

const onPick = (pivot: string) => setLanguages({ pivot });
const onGroup = (group: LanguageGroup) => chooseLanguages({ group });
const onTick = (codes: readonly string[]) => onGroup({ kind: "list", list: writeList(codes) });

interface ControlsProps {
  readonly corpus: OpenCorpus;
  readonly pivot: CorpusLanguage;
  readonly choice: LanguagesChoice;
  readonly measure: LanguageMeasure;
  /** Codes of the languages that are chosen, whatever is searched for. */
  readonly chosen: ReadonlySet<string>;
}

/** Which languages, against which pivot, measured how. */
export const Controls = memo(function Controls({
  corpus,
  pivot,
  choice,
  measure,
  chosen,
}: ControlsProps): ReactElement {
  const { languages } = corpus;
  const { group } = choice;
  const byName = useMemo(() => [...languages].sort((a, b) => a.name.localeCompare(b.name, "en")), [languages]);
  return (
    <div className="language-controls">
      <CorpusButton corpus={corpus} />
      <ChoiceFold summary={choiceInWords({ ...choice, measure }, pivot, languages)}>
        <MeasureField measure={measure} />
        <PickerButton label="Pivot" value={pivot.name} load={loadPivots} props={{ languages: byName, pivot, onPick }} />
        <PickerButton
          label="Languages"
          value={groupName(group, languages)}
          load={loadLanguages}
          props={{ languages: byName, group, chosen, onGroup, onTick }}
        />
        {group.kind === "above" && (
          <NumberField
            className="above-field"
            aria-label="Premium above"
            value={group.premium}
            range={{ min: 0, max: 1000 }}
            step={0.5}
            isOptional={false}
            onChange={(premium) => setLanguages({ group: { kind: "above", premium: Math.round(premium * 100) / 100 } })}
          />
        )}
        <span className="labelled">
          <span>Encoded</span>
          <ToggleGroup
            label="Encoded"
            value={choice.mode}
            choices={[
              { value: "segment", label: "per segment", hint: `Each ${corpus.unit} alone` },
              {
                value: "joined",
                label: "joined",
                hint: `All ${corpus.unit}s joined with one space and encoded at once, as Petrov et al. do`,
              },
            ]}
            onChange={(mode) => setLanguages({ mode })}
          />
        </span>
        <span className="labelled">
          <span>Axis</span>
          <ToggleGroup
            label="Axis"
            value={choice.scale}
            choices={[
              { value: "linear", label: "linear" },
              { value: "log", label: "log", hint: "Logarithmic: twice and half are equally far" },
            ]}
            onChange={(scale) => setLanguages({ scale })}
          />
        </span>
      </ChoiceFold>
    </div>
  );
});
