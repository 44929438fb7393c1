import { type ReactElement, useId } from "react";
import type { TrainedLanguage } from "../../state/train/run";

interface PivotSelectProps {
  readonly label: string;
  readonly languages: readonly TrainedLanguage[];
  /** Its number. */
  readonly pivot: number;
  onPivot(code: string): void;
}

/** The language that others are held against, among those that were trained on. */
export function PivotSelect({ label, languages, pivot, onPivot }: PivotSelectProps): ReactElement {
  const id = useId();
  return (
    <span className="labelled">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" value={languages[pivot]?.code} onChange={({ target }) => onPivot(target.value)}>
        {languages.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}

/** The number of the pivot: the one that is asked for, else English, else the first. */
export function pivotOf(languages: readonly TrainedLanguage[], asked: string | null): number {
  const found = (code: string | null) => languages.findIndex((language) => language.code === code);
  return Math.max(0, found(asked) >= 0 ? found(asked) : found("eng"));
}
