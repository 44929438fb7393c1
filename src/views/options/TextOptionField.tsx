import { type ChangeEvent, type ReactElement, useId, useState } from "react";
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
  const field = {
    id: fieldId,
    className: "field",
    autoComplete: "off",
    autoCapitalize: "off",
    spellCheck: false,
    dir: spec.is === undefined ? "ltr" : "auto",
    "aria-label": label,
    value: text,
    "aria-invalid": problem !== null || undefined,
    "aria-describedby": problem === null ? undefined : problemId,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => take(target.value),
  };
  return (
    <span className="option-text" data-is={spec.is}>
      <label htmlFor={fieldId}>{hint === undefined ? label : <HintedWords text={hint}>{label}</HintedWords>}</label>
      {spec.is === "lines" ? <textarea rows={2} {...field} /> : <input type="text" {...field} />}
      {problem !== null && (
        <span className="option-text-problem" id={problemId} role="alert">
          {problem} What was there before holds until then.
        </span>
      )}
    </span>
  );
}
