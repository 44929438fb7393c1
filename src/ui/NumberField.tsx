import { type ComponentProps, type ReactElement, useId, useState } from "react";
import { formatCount } from "./format";
import { type NumberRange, readNumber } from "./readNumber";

interface NumberFieldProps<Value extends number | null>
  extends Omit<ComponentProps<"input">, "value" | "onChange" | "min" | "max"> {
  /** What holds at present; null where nothing is set. */
  readonly value: Value;
  readonly range: NumberRange;
  /** Whether an empty field means null; else it is a problem as any other. */
  readonly isOptional: null extends Value ? true : false;
  onChange(value: Value): void;
}

/**
 * A field for a number, which can be cleared and typed anew: it keeps what is typed, and where that is no number that can
 * be taken says why, and what holds until then.
 */
export function NumberField<Value extends number | null>(props: NumberFieldProps<Value>): ReactElement {
  const { value, range, isOptional, onChange, className = "", ...rest } = props;
  const [draft, setDraft] = useState<{ readonly text: string; readonly value: number | null } | null>(null);
  const problemId = useId();
  // What was typed stands for as long as the value is the one that came of it, and not one out of a link.
  const text = draft?.value === value ? draft.text : String(value ?? "");
  const read = (typed: string) => (isOptional && typed.trim() === "" ? { value: null } : readNumber(typed, range));
  const now = read(text);
  const problem = "problem" in now ? now.problem : null;
  return (
    <span className="number-field">
      <input
        {...rest}
        className={`field ${className}`}
        type="text"
        inputMode={range.isWhole ? "numeric" : "decimal"}
        autoComplete="off"
        value={text}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : problemId}
        onChange={({ target }) => {
          const typed = read(target.value);
          setDraft({ text: target.value, value: "problem" in typed ? value : typed.value });
          if (!("problem" in typed)) onChange(typed.value as Value);
        }}
      />
      {problem !== null && (
        <span className="field-problem" id={problemId} role="alert">
          {problem}{" "}
          {value === null ? "Nothing is set." : `${range.isWhole ? formatCount(value) : value} holds until then.`}
        </span>
      )}
    </span>
  );
}
