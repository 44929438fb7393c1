import type { ReactElement } from "react";
import type { OptionSpec, OptionSpecs, OptionsOf } from "../../instruments/options";
import { Switch, ToggleGroup } from "../../ui/controls";
import { HintedWords } from "../../ui/Hint";
import { NumberField } from "../../ui/NumberField";
import { ListOptionField } from "./ListOptionField";
import { TextOptionField } from "./TextOptionField";
import "./options.css";

interface OptionFieldsProps<Specs extends OptionSpecs> {
  readonly specs: Specs;
  readonly options: OptionsOf<Specs>;
  onChange(options: OptionsOf<Specs>): void;
}

/** A field for each of an instrument's options that means something beside the others. */
export function OptionFields<Specs extends OptionSpecs>(props: OptionFieldsProps<Specs>): ReactElement {
  const { specs, options, onChange } = props;
  return (
    <div className="option-fields">
      {Object.entries(specs)
        .filter(([, { only = {} }]) =>
          Object.entries(only).every(([other, values]) => [values].flat().includes(options[other] as OptionValue)),
        )
        .map(([name, spec]) => (
          <OptionField
            key={name}
            spec={spec}
            value={options[name] as OptionValue}
            onChange={(value) => onChange({ ...options, [name]: value })}
          />
        ))}
    </div>
  );
}

/** Choices that are buttons side by side; more are a list. */
const mostButtons = 5;

type OptionValue = number | string | boolean;

interface OptionFieldProps {
  readonly spec: OptionSpec;
  /** Of the spec's kind. */
  readonly value: OptionValue;
  onChange(value: OptionValue): void;
}

function OptionField({ spec, value, onChange }: OptionFieldProps): ReactElement {
  const { label, hint } = spec;
  const words = hint === undefined ? label : <HintedWords text={hint}>{label}</HintedWords>;
  switch (spec.kind) {
    case "switch":
      return (
        <Switch label={label} {...(hint !== undefined && { hint })} checked={value === true} onChange={onChange} />
      );
    case "choice": {
      const choices = Object.entries(spec.values).map(([each, text]) => ({ value: each, label: text }));
      return (
        <span className="option-field">
          {words}
          {choices.length > mostButtons ? (
            <select
              className="field"
              aria-label={label}
              value={String(value)}
              onChange={({ target }) => onChange(target.value)}
            >
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          ) : (
            <ToggleGroup label={label} value={String(value)} choices={choices} onChange={onChange} />
          )}
        </span>
      );
    }
    case "text":
      return <TextOptionField spec={spec} value={String(value)} onChange={onChange} />;
    case "list":
      return <ListOptionField spec={spec} value={String(value)} onChange={onChange} />;
    case "number": {
      const { min, max, isWhole } = spec;
      return (
        <span className="option-field">
          {words}
          <NumberField<number>
            className="option-number"
            aria-label={label}
            value={Number(value)}
            range={{ min, max, isWhole }}
            isOptional={false}
            step={isWhole ? 1 : max - min > 1 ? 0.5 : 0.01}
            onChange={onChange}
          />
        </span>
      );
    }
  }
}
