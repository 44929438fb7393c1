import { type ReactElement, useId } from "react";
import { HintedWords } from "../../../ui/Hint";
import { NumberField } from "../../../ui/NumberField";

interface FieldProps {
  readonly label: string;
  readonly hint: string;
}

interface WholeFieldProps extends FieldProps {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  onChange(value: number): void;
}

/** A whole number, both ends included. */
export function WholeField({ label, hint, least, most, step = 1, ...field }: WholeFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="train-field">
      <label htmlFor={id}>
        <HintedWords text={hint}>{label}</HintedWords>
      </label>
      <NumberField id={id} range={{ min: least, max: most, isWhole: true }} step={step} isOptional={false} {...field} />
    </div>
  );
}

interface OptionalFieldProps extends FieldProps {
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  /** What holds where it is left empty. */
  readonly placeholder: string;
  onChange(value: number | null): void;
}

/** A whole number, or none. */
export function OptionalField({ label, hint, least, most, step = 1, ...field }: OptionalFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="train-field">
      <label htmlFor={id}>
        <HintedWords text={hint}>{label}</HintedWords>
      </label>
      <NumberField<number | null>
        id={id}
        range={{ min: least, max: most, isWhole: true }}
        step={step}
        isOptional
        {...field}
      />
    </div>
  );
}

interface ChoiceFieldProps<Name extends string> extends FieldProps {
  readonly value: Name;
  /** What each is called. */
  readonly words: Readonly<Record<Name, string>>;
  onChange(value: Name): void;
}

/** One of a few, by what each is called. */
export function ChoiceField<Name extends string>(props: ChoiceFieldProps<Name>): ReactElement {
  const { label, hint, value, words, onChange } = props;
  const id = useId();
  const names = Object.keys(words) as Name[];
  return (
    <div className="train-field">
      <label htmlFor={id}>
        <HintedWords text={hint}>{label}</HintedWords>
      </label>
      <select
        id={id}
        className="field"
        value={value}
        onChange={({ target }) => {
          const chosen = names.find((name) => name === target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {words[name]}
          </option>
        ))}
      </select>
    </div>
  );
}
