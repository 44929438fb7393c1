import { type ComponentProps, type ReactElement, useId, useState } from "react";
import { formatCount } from "./format";
import { type NumberRange, readNumber } from "./readNumber";

interface NumberFieldProps<Value extends number | null>
  extends Omit<ComponentProps<"input">, "value" | "onChange" | "min" | "max" | "step"> {
  /** What holds at present; null where nothing is set. */
  readonly value: Value;
  readonly range: NumberRange;
  /** What the arrow keys add and take away; 1 where it is left out. */
  readonly step?: number;
  /** Whether an empty field means null; else it is a problem as any other. */
  readonly isOptional: null extends Value ? true : false;
  onChange(value: Value): void;
}

/**
 * A field for a number, which can be cleared and typed anew: it keeps what is typed, and where that is no number that can
 * be taken says why, and what holds until then.
 */
export function NumberField<Value extends number | null>(props: NumberFieldProps<Value>): ReactElement {
  const { value, range, step = 1, isOptional, onChange, className = "", ...rest } = props;
  const [draft, setDraft] = useState<{ readonly text: string; readonly value: number | null } | null>(null);
  const problemId = useId();
  // What was typed stands for as long as the value is the one that came of it, and not one out of a link.
  const text = draft?.value === value ? draft.text : String(value ?? "");
  const read = (typed: string) => (isOptional && typed.trim() === "" ? { value: null } : readNumber(typed, range));
  const now = read(text);
  const problem = "problem" in now ? now.problem : null;
  const take = (typed: string) => {
    const taken = read(typed);
    setDraft({ text: typed, value: "problem" in taken ? value : taken.value });
    if (!("problem" in taken)) onChange(taken.value as Value);
  };
  const stepBy = (by: number) => {
    const { min, max = Number.POSITIVE_INFINITY } = range;
    // Tenths add up to what binary fractions cannot be.
    take(String(Math.min(max, Math.max(min, Number(((value ?? 0) + by).toPrecision(12))))));
  };
  return (
    <span className="number-field">
      <input
        {...rest}
        className={`field ${className}`}
        type="text"
        role="spinbutton"
        // Phones' pads of numbers have no minus.
        inputMode={range.min < 0 ? "text" : range.isWhole ? "numeric" : "decimal"}
        autoComplete="off"
        value={text}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? rest["aria-describedby"] : problemId}
        aria-valuenow={value ?? undefined}
        aria-valuemin={range.min}
        aria-valuemax={range.max}
        onChange={({ target }) => take(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          stepBy(event.key === "ArrowUp" ? step : -step);
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
