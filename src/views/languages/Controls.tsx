import Search from "lucide-react/icons/search";
import { memo, type ReactElement, useMemo } from "react";
import type { CorpusLanguage } from "../../corpora/language";
import type { OpenCorpus } from "../../state/corpora/openCorpus";
import type { LanguagesChoice } from "../../state/languages/choice";
import { spokenCount, wantedLanguages } from "../../state/languages/chosenLanguages";
import { setLanguages } from "../../state/languages/setLanguages";
import { ToggleGroup } from "../../ui/controls";
import { formatCount } from "../../ui/format";
import { NumberField } from "../../ui/NumberField";
import { useAskedSearch } from "../../ui/useAskedSearch";
import { scriptName } from "../scriptName";
import { ChoiceFold } from "./ChoiceFold";
import { choiceInWords } from "./choiceInWords";
import { CorpusButton } from "./corpus/CorpusButton";
import { groupFromKey, groupKey } from "./groupKey";

interface ControlsProps {
  readonly corpus: OpenCorpus;
  readonly pivot: CorpusLanguage;
  readonly choice: LanguagesChoice;
  /** Whether long lists have all of their entries, or only the chosen one. */
  readonly isWhole: boolean;
}

/** Which languages, against which pivot, measured how. */
export const Controls = memo(function Controls({ corpus, pivot, choice, isWhole }: ControlsProps): ReactElement {
  const { languages } = corpus;
  const search = useAskedSearch((typed) => setLanguages({ search: typed }));
  const byName = useMemo(() => [...languages].sort((a, b) => a.name.localeCompare(b.name, "en")), [languages]);
  return (
    <div className="language-controls">
      <CorpusButton corpus={corpus} />
      <ChoiceFold summary={choiceInWords(choice, pivot, languages.length)}>
        <label className="labelled">
          Pivot
          <select
            className="field pivot-field"
            value={pivot.code}
            onChange={(event) => setLanguages({ pivot: event.target.value })}
          >
            {(isWhole ? byName : [pivot]).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <GroupField languages={languages} pivot={pivot} group={choice.group} />
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
              { value: "log", label: "log", hint: "Logarithmic: twice and half are equally far from 1" },
            ]}
            onChange={(scale) => setLanguages({ scale })}
          />
        </span>
      </ChoiceFold>
      <label className="labelled search-field">
        <span className="visually-hidden">Search languages</span>
        <Search size={15} aria-hidden="true" />
        <input
          ref={search}
          className="field"
          type="search"
          placeholder="Name, endonym or code"
          maxLength={100}
          value={choice.search}
          onChange={(event) => setLanguages({ search: event.target.value })}
        />
      </label>
    </div>
  );
});

interface GroupFieldProps {
  readonly languages: readonly CorpusLanguage[];
  readonly pivot: CorpusLanguage;
  readonly group: LanguagesChoice["group"];
}

function GroupField({ languages, pivot, group }: GroupFieldProps): ReactElement {
  const scripts = useMemo(() => frequencies(languages.map(({ script }) => script)), [languages]);
  const regions = useMemo(() => frequencies(languages.flatMap(({ region }) => region ?? [])), [languages]);
  const scheduled = useMemo(() => wantedLanguages(languages, { kind: "india" }, pivot).length, [languages, pivot]);
  return (
    <span className="labelled">
      <label className="labelled">
        Languages
        <select
          className="field group-field"
          value={groupKey(group)}
          onChange={(event) => setLanguages({ group: groupFromKey(event.target.value) })}
        >
          <option value="spoken">{spokenCount} most spoken</option>
          <option value="all">All {formatCount(languages.length)}</option>
          <option value="above">Premium above …</option>
          {scheduled > 1 && <option value="india">Scheduled languages of India ({scheduled})</option>}
          <optgroup label="Scripts">
            {scripts.map(([script, count]) => (
              <option key={script} value={groupKey({ kind: "script", script })}>
                {scriptName(script)} script ({count})
              </option>
            ))}
          </optgroup>
          {regions.length > 0 && (
            <optgroup label="Regions">
              {regions.map(([region, count]) => (
                <option key={region} value={groupKey({ kind: "region", region })}>
                  {region} ({count})
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
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
    </span>
  );
}

/** What there is, the most frequent first. */
function frequencies(values: readonly string[]): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en"));
}
