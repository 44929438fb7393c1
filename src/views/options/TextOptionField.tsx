import { type ReactElement, useId, useState } from "react";
import { type TextOption, textProblem } from "../../instruments/options";
import { HintedWords } from "../../ui/Hint";

interface TextOptionFieldProps {
  readonly spec: TextOption;
  readonly value: string;
  onChange(value: string): void;
}

/** A field for a text: it keeps what is typed, and where that cannot be taken says why, and that what was there holds. */
export function TextOptionField({ spec, value, onChange }: TextOptionFieldProps): ReactElement {
  const { label, hint } = spec;
  const [draft, setDraft] = useState<{ readonly text: string; readonly value: string } | null>(null);
  const [fieldId, problemId] = [useId(), useId()];
  // What was typed stands for as long as the value is the one that came of it, and not one out of a link.
  const text = draft?.value === value ? draft.text : value;
  const problem = textProblem(spec, text);
  const take = (typed: string) => {
    const isGood = textProblem(spec, typed) === null;
    setDraft({ text: typed, value: isGood ? typed : value });
    if (isGood) onChange(typed);
  };
  return (
    <span className="option-text">
      <label htmlFor={fieldId}>{hint === undefined ? label : <HintedWords text={hint}>{label}</HintedWords>}</label>
      <input
        id={fieldId}
        className="field"
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="ltr"
        aria-label={label}
        value={text}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : problemId}
        onChange={({ target }) => take(target.value)}
      />
      {problem !== null && (
        <span className="option-text-problem" id={problemId} role="alert">
          {problem} What was there before holds until then.
        </span>
      )}
    </span>
  );
}
