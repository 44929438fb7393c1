import { type ReactElement, useId } from "react";
import { mostInPage } from "../../../state/train/recipeFields";
import type { TrainingRecipe } from "../../../training/recipe";
import { NumberField } from "../../../ui/NumberField";
import { sizeNote, sizeProblem } from "./sizeWords";

interface SizeFieldProps {
  readonly label: string;
  /** With the size that is chosen. */
  readonly recipe: TrainingRecipe;
  onChange(size: number): void;
}

/** Sizes that are offered by a click. */
const usualSizes = [1000, 4000, 16_000, 64_000] as const;

/** How many entries there are to be, with what is known of how few there can be. */
export function SizeField({ label, recipe, onChange }: SizeFieldProps): ReactElement {
  const id = useId();
  const problem = sizeProblem(recipe);
  const note = problem ?? sizeNote(recipe);
  return (
    <div className="train-field">
      <label htmlFor={id}>{label}</label>
      <NumberField
        id={id}
        value={recipe.size}
        range={{ min: 1, max: mostInPage, isWhole: true }}
        step={1000}
        isOptional={false}
        list={`${id}-usual`}
        aria-describedby={note === null ? undefined : `${id}-note`}
        onChange={onChange}
      />
      <datalist id={`${id}-usual`}>
        {usualSizes.map((size) => (
          <option key={size} value={size} />
        ))}
      </datalist>
      {note !== null && (
        <small id={`${id}-note`} className={problem === null ? "train-note" : "field-problem"}>
          {note}
        </small>
      )}
    </div>
  );
}
