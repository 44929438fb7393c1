import type { TrainingRecipe } from "../../training/recipe";
import { defaultTrain } from "./choice";
import type { LinkField } from "./linkFields";
import { corpusFields, hasSecond, isUsed, lessonFields, membersOf, ownFields, secondSign } from "./parameters";
import { recipeFields } from "./recipeFields";
import type { TrainParameters } from "./slice";

type AnyField = Pick<LinkField<unknown>, "name" | "must" | "read">;

/**
 * What is wrong with parameters of a link.
 * @returns of each that cannot be read or does nothing, its name and what it must be
 */
export function wrongIn(train: TrainParameters): [name: string, must: string][] {
  const fields: [sign: string, fields: readonly AnyField[]][] = [
    [
      "",
      [
        hasSecond,
        ...[recipeFields, corpusFields, lessonFields, ownFields].flatMap((some) => Object.values<AnyField>(some)),
      ],
    ],
    [secondSign, Object.values(recipeFields)],
  ];
  const unreadable = fields.flatMap(([sign, some]) =>
    some.flatMap(({ name, must, read }): [string, string][] => {
      const written = train[name + sign];
      return written === undefined || read(written) !== undefined ? [] : [[name + sign, must]];
    }),
  );
  return [...unreadable, ...unusedIn(train)];
}

/** Parameters that can be read, and that the run which they are of does not go by. */
function unusedIn(train: TrainParameters): [name: string, must: string][] {
  const [members, second] = [membersOf(recipeFields, train), membersOf(recipeFields, train, secondSign)];
  const first = { ...defaultTrain.recipe, ...members };
  return [...unusedOf(first, members, ""), ...unusedOf({ ...first, ...second }, second, secondSign)];
}

function unusedOf(
  recipe: TrainingRecipe,
  members: Partial<TrainingRecipe>,
  sign: string,
): [name: string, must: string][] {
  const unused = (Object.keys(members) as (keyof TrainingRecipe)[]).filter((member) => !isUsed(recipe, member));
  return unused.map((member) => {
    const missing = member === "windowRatio" && recipe.algorithm === "parity" ? " without a window" : "";
    return [recipeFields[member].name + sign, `left out: “${recipe.algorithm}” does not go by it${missing}`];
  });
}
