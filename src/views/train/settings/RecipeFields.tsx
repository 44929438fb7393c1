import { type ReactElement, useId } from "react";
import { longestPattern } from "../../../state/train/recipeFields";
import { type Algorithm, algorithms } from "../../../training/algorithms";
import { isOfCharacters } from "../../../training/firstEntries";
import type { TrainingRecipe } from "../../../training/recipe";
import { algorithmWords } from "./algorithmWords";
import { PatternField } from "./PatternField";
import { SizeField } from "./SizeField";
import { withAlgorithm } from "./withAlgorithm";

interface RecipeFieldsProps {
  readonly recipe: TrainingRecipe;
  onChange(part: Partial<TrainingRecipe>): void;
}

/** How a vocabulary is learned: the algorithm, how large it becomes, and what cuts the text first. */
export function RecipeFields({ recipe, onChange }: RecipeFieldsProps): ReactElement {
  return (
    <fieldset className="train-fields">
      <legend>How</legend>
      <AlgorithmField value={recipe.algorithm} onChange={(algorithm) => onChange(withAlgorithm(recipe, algorithm))} />
      <SizeField label="Entries" recipe={recipe} onChange={(size) => onChange({ size })} />
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
