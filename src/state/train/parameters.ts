import { lessonAlgorithms, mostSteps } from "../../training/lesson/algorithms";
import { longestWord } from "../../training/lesson/words";
import { goesBy, type OptionsRecipe, type OwnOption, optionNames } from "../../training/options";
import { type TrainingRecipe, usedRecipe } from "../../training/recipe";
import { corpusKinds, defaultTrain, type LessonChoice, type TrainChoice, type TrainCorpus, trainAxes } from "./choice";
import { decimal, flag, type LinkField, listed, named, oneOf, orNone, whole } from "./linkFields";
import { recipeFields } from "./recipeFields";
import type { TrainParameters } from "./slice";

export type Fields<Of> = { readonly [Member in keyof Of]: LinkField<Of[Member]> };

export const corpusFields: Fields<TrainCorpus> = {
  kind: oneOf("on", corpusKinds),
  corpus: named("c", 200),
  languages: listed("l", 2000, 20_000),
  temperature: decimal("temperature", 1, 100),
  holdOut: flag("held"),
  files: orNone(whole("files", 1, 1_000_000)),
};

/** UTF-16 units of a lesson's text that a link carries. */
export const longestLesson = 2000;

export const lessonFields: Fields<LessonChoice> = {
  algorithm: orNone(oneOf("lesson", lessonAlgorithms)),
  words: named("words", longestLesson),
  step: whole("step", 0, mostSteps),
  size: orNone(whole("entries", 1, 1_000_000)),
  word: named("word", longestWord),
};

const sha256: LinkField<string> = {
  ...named("sha", 64),
  must: "a SHA-256 in hexadecimal",
  read: (written) => (/^[0-9a-f]{64}$/.test(written) ? written : undefined),
};

export const ownFields: Fields<Omit<TrainChoice, "recipe" | "second" | "corpus" | "lesson">> = {
  axis: oneOf("axis", trainAxes),
  pivot: orNone(named("pivot", 200)),
  shown: orNone(whole("at", 1, 1_000_000)),
  hash: orNone(sha256),
  begins: flag("begin"),
};

/** Says that there is a second run, though nothing in it may be other. */
export const hasSecond = flag("second");
/** What stands behind a parameter's name where it is the second run's. */
export const secondSign = "2";

const recipeParameters = Object.values(recipeFields).map(({ name }) => name);

/** Every parameter of a link to Train. */
export const trainParameters: readonly string[] = [
  ...recipeParameters,
  ...recipeParameters.map((name) => name + secondSign),
  ...[hasSecond, ...Object.values(corpusFields), ...Object.values(lessonFields), ...Object.values(ownFields)].map(
    ({ name }) => name,
  ),
];

/** What a link that has these says. What cannot be read is as it is at the start. */
export function readTrain(train: TrainParameters): TrainChoice {
  const { recipe, corpus, lesson } = defaultTrain;
  const first = usedRecipe({ ...recipe, ...membersOf(recipeFields, train) });
  const second = usedOf(first, membersOf(recipeFields, train, secondSign));
  const isSecond = hasSecond.read(train[hasSecond.name] ?? "") === true || Object.keys(second).length > 0;
  return {
    ...defaultTrain,
    ...membersOf(ownFields, train),
    recipe: first,
    second: isSecond ? second : null,
    corpus: { ...corpus, ...membersOf(corpusFields, train) },
    lesson: { ...lesson, ...membersOf(lessonFields, train) },
  };
}

/**
 * Writes what {@link readTrain} reads: what is as at the start is left out, and what an algorithm does not go by. Of the second run all is written that is its own, also where
 * the first is the same for now: it does not follow it.
 */
export function writeTrain({ recipe, second, corpus, lesson, ...own }: TrainChoice): TrainParameters {
  const parameters = new Map<string, string>();
  const add = <Of extends object>(fields: Fields<Of>, members: Partial<Of>, usual: Partial<Of>, sign = "") => {
    for (const member of Object.keys(fields) as (keyof Of & string)[]) {
      const [field, value] = [fields[member], members[member]];
      if (value === undefined) continue;
      const written = field.write(value as Of[typeof member]);
      const start = usual[member];
      if ((start === undefined || written !== field.write(start)) && field.read(written) !== undefined) {
        parameters.set(field.name + sign, written);
      }
    }
  };
  add(recipeFields, usedRecipe(recipe), defaultTrain.recipe);
  if (second !== null) {
    parameters.set(hasSecond.name, hasSecond.write(true));
    add(recipeFields, usedOf(recipe, second), {}, secondSign);
  }
  add(corpusFields, corpus, defaultTrain.corpus);
  add(lessonFields, lesson, defaultTrain.lesson);
  add(ownFields, own, defaultTrain);
  return Object.fromEntries(parameters);
}

/** What of a second run's members it goes by. */
function usedOf(first: TrainingRecipe, second: Partial<TrainingRecipe>): Partial<TrainingRecipe> {
  const its = { ...first, ...second };
  return Object.fromEntries(Object.entries(second).filter(([member]) => isUsed(its, member as keyof TrainingRecipe)));
}

/** Whether a run goes by a member of its recipe. */
export function isUsed(recipe: OptionsRecipe, member: keyof TrainingRecipe): boolean {
  return !(member in optionNames) || goesBy(recipe, member as OwnOption);
}

/** What of a record parameters say: those that can be read. @param sign behind each parameter’s name */
export function membersOf<Of extends object>(fields: Fields<Of>, train: TrainParameters, sign = ""): Partial<Of> {
  const members: Partial<Of> = {};
  for (const member of Object.keys(fields) as (keyof Of)[]) {
    const { name, read } = fields[member];
    const value = read(train[name + sign] ?? "");
    if (train[name + sign] !== undefined && value !== undefined) members[member] = value;
  }
  return members;
}
