import { type ReactElement, useId, useState } from "react";
import { longestPattern, mostInPage } from "../../../state/train/recipeFields";
import { isOfCharacters } from "../../../training/firstEntries";
import type { TrainingRecipe } from "../../../training/recipe";
import { PatternField } from "./PatternField";
import { AlgorithmField } from "./RecipeFields";
import { SizeField } from "./SizeField";
import { withAlgorithm } from "./withAlgorithm";

interface BesideFieldProps {
  readonly recipe: TrainingRecipe;
  readonly second: Partial<TrainingRecipe> | null;
  onChange(second: Partial<TrainingRecipe> | null): void;
}

const kinds = ["nothing", "whole", "algorithm", "size", "pattern"] as const;
type Kind = (typeof kinds)[number];

const labels: Readonly<Record<Kind, string>> = {
  nothing: "Nothing",
  whole: "The same, not cut first",
  algorithm: "Another algorithm",
  size: "Another size",
  pattern: "Another pattern",
};

/** A second run beside the first, of the same text, in which one thing is other. */
export function BesideField({ recipe, second, onChange }: BesideFieldProps): ReactElement {
  const id = useId();
  // A pattern that is typed may be “none” on its way to another one.
  const [asked, setAsked] = useState<Kind | null>(null);
  const kind = asked !== null && isOf(asked, second) ? asked : kindOf(second);
  const choose = (next: Kind) => {
    setAsked(next);
    onChange(startOf(next, recipe));
  };
  return (
    <fieldset className="train-fields">
      <legend>And beside it</legend>
      <div className="train-field">
        <label htmlFor={id} className="visually-hidden">
          Beside it
        </label>
        <select
          id={id}
          className="field"
          value={kind}
          onChange={({ target }) => choose(kinds.find((one) => one === target.value) ?? "nothing")}
        >
          {kinds
            .filter((one) => one !== "whole" || recipe.pattern !== "none" || kind === "whole")
            .map((one) => (
              <option key={one} value={one}>
                {labels[one]}
              </option>
            ))}
        </select>
      </div>
      {kind === "algorithm" && second?.algorithm !== undefined && (
        <AlgorithmField
          label="Its algorithm"
          value={second.algorithm}
          onChange={(algorithm) => onChange(withAlgorithm(recipe, algorithm))}
        />
      )}
      {kind === "size" && second?.size !== undefined && (
        <SizeField
          label="Its entries"
          recipe={{ ...recipe, size: second.size }}
          onChange={(size) => onChange({ size })}
        />
      )}
      {kind === "pattern" && second?.pattern !== undefined && (
        <PatternField
          label="Cut first by"
          value={second.pattern}
          longest={longestPattern}
          isOfCharacters={isOfCharacters(recipe.algorithm)}
          onChange={(pattern) => onChange({ pattern })}
        />
      )}
    </fieldset>
  );
}

function kindOf(second: Partial<TrainingRecipe> | null): Kind {
  if (second === null) return "nothing";
  if (second.algorithm !== undefined) return "algorithm";
  if (second.size !== undefined) return "size";
  if (second.pattern !== undefined) return second.pattern === "none" ? "whole" : "pattern";
  return "nothing";
}

function isOf(kind: Kind, second: Partial<TrainingRecipe> | null): boolean {
  const found = kindOf(second);
  return found === kind || (kind === "pattern" && found === "whole");
}

/** What the second run begins with, once it is asked for. */
function startOf(kind: Kind, recipe: TrainingRecipe): Partial<TrainingRecipe> | null {
  switch (kind) {
    case "nothing":
      return null;
    case "whole":
      return { pattern: "none" };
    case "algorithm":
      return withAlgorithm(recipe, recipe.algorithm === "superbpe" ? "bpe" : "superbpe");
    case "size":
      return { size: Math.min(mostInPage, recipe.size * 2) };
    case "pattern":
      return { pattern: recipe.pattern === "r50k_base" ? "o200k_base" : "r50k_base" };
  }
}
