import { type ReactElement, useId } from "react";
import { longestPattern, mostInPage } from "../../../state/train/recipeFields";
import { type Algorithm, algorithms } from "../../../training/algorithms";
import type { TrainingRecipe } from "../../../training/recipe";
import { NumberField } from "../../../ui/NumberField";
import { algorithmWords, isOfCharacters } from "./algorithmWords";
import { PatternField } from "./PatternField";
import { withAlgorithm } from "./withAlgorithm";

interface RecipeFieldsProps {
  readonly recipe: TrainingRecipe;
  onChange(part: Partial<TrainingRecipe>): void;
}

/** Sizes that are offered by a click. */
const usualSizes = [1000, 4000, 16_000, 64_000] as const;

/** How a vocabulary is learned: the algorithm, how large it becomes, and what cuts the text first. */
export function RecipeFields({ recipe, onChange }: RecipeFieldsProps): ReactElement {
  const sizeId = useId();
  return (
    <fieldset className="train-fields">
      <legend>How</legend>
      <AlgorithmField value={recipe.algorithm} onChange={(algorithm) => onChange(withAlgorithm(recipe, algorithm))} />
      <div className="train-field">
        <label htmlFor={sizeId}>Entries</label>
        <NumberField
          id={sizeId}
          value={recipe.size}
          range={{ min: 1, max: mostInPage, isWhole: true }}
          step={1000}
          isOptional={false}
          list={`${sizeId}-usual`}
          onChange={(size) => onChange({ size })}
        />
        <datalist id={`${sizeId}-usual`}>
          {usualSizes.map((size) => (
            <option key={size} value={size} />
          ))}
        </datalist>
      </div>
      <PatternField
        label="Cut first by"
        value={recipe.pattern}
        longest={longestPattern}
        isOfCharacters={isOfCharacters(recipe.algorithm)}
        onChange={(pattern) => onChange({ pattern })}
      />
    </fieldset>
  );
}

interface AlgorithmFieldProps {
  readonly label?: string;
  readonly value: Algorithm;
  onChange(algorithm: Algorithm): void;
}

/** Which algorithm, with a sentence on the one that is chosen. */
export function AlgorithmField({ label = "Algorithm", value, onChange }: AlgorithmFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="train-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        aria-describedby={`${id}-says`}
        value={value}
        onChange={({ target }) => {
          const chosen = algorithms.find((name) => name === target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {algorithms.map((name) => (
          <option key={name} value={name}>
            {algorithmWords[name].label}
          </option>
        ))}
      </select>
      <small id={`${id}-says`} className="train-note">
        {algorithmWords[value].says}
      </small>
    </div>
  );
}
