import { gini } from "../analysis/fairness";
import type { LearningStep } from "../training/algorithm";
import { cutsNothing, toldBy } from "../training/cutsNothing";
import { longWordsWarning } from "../training/longWords";
import { whyNoMore } from "../training/reach";
import { isWrittenOut, type TrainingRecipe } from "../training/recipe";
import { earlyCrossing } from "../training/superbpe/superBpe";
import { Training } from "../training/train";
import type { WordColumns } from "../training/wordTable";
import type { TrainCommand } from "./commandLine";
import type { Environment, Watch } from "./environment";
import { Crew } from "./threads/crew";
import { fileTasks, languageTasks } from "./trainingTasks";
import { type LanguageTexts, onlyBpe, openLanguageTexts } from "./trainingTexts";
import { type TrainTask, trainingWork } from "./trainingWork";

/** Milliseconds between two lines that tell how far it is. */
const patience = 2000;

/**
 * `train`: reads texts once, line by line, learns a vocabulary of what they have, and writes it as a tokenizer.json.
 * @throws {InputError} for an input that cannot be read or is not UTF-8; one that was found in a folder is left out, which is told
 * @throws {TokenizerError} for what cannot be learned; where memory does not suffice, once what was learned until then is written
 */
export async function trainTokenizer(command: TrainCommand, environment: Environment): Promise<void> {
  const { text, recipe, output } = command;
  let told = performance.now();
  const tell = (line: () => string, isLast = false) => {
    if (!isLast && performance.now() - told < patience) return;
    told = performance.now();
    environment.warn(`tessera: ${line()}`);
  };
  if (text.kind === "files" && recipe.algorithm === "parity") tell(() => onlyBpe, true);
  if (output !== null) await environment.checkOutput(output, inputsOf(text));
  const texts = text.kind === "files" ? null : await openLanguageTexts(text, command, environment);
  const named = texts?.languages.map(({ code }) => ({ name: code, weight: 1 }));
  const training = new Training(recipe, named, texts?.isParallel);
  const tasks = (crew: Pick<Crew<unknown, unknown>, "call">) =>
    text.kind === "files"
      ? fileTasks(text.files, crew, environment)
      : languageTasks((texts as LanguageTexts).languages, crew);
  await countTexts(training, recipe, tasks, environment, tell);
  const learner = training.start();
  let failure: unknown = null;
  try {
    for (let step = learner.step(); step !== null; step = learner.step()) {
      const { size } = step;
      // Merges add entries; rounds begin with too many, and take them away.
      const to = size > recipe.size ? "down to" : "of";
      tell(() => `${size.toLocaleString("en")} ${to} ${recipe.size.toLocaleString("en")} entries; ${now(step)}`);
    }
  } catch (error) {
    failure = error;
  }
  const early = earlyCrossing(recipe, learner);
  if (early !== null) environment.warn(`tessera: ${early}`);
  if (learner.size < recipe.size) {
    const why =
      failure === null ? `the text reaches no further: ${whyNoMore(recipe)}` : "that many were learned until it failed";
    environment.warn(
      `tessera: ${learner.size.toLocaleString("en")} entries, not ${recipe.size.toLocaleString("en")}, since ${why}.`,
    );
  }
  if (command.holdOut && texts !== null) tellHeldOut(learner.measure().tokens, texts, environment);
  const written = `${JSON.stringify(learner.file())}\n`;
  if (output === null) await environment.write(written);
  else await environment.writeFile(output, written);
  if (failure !== null) throw failure;
}

function inputsOf(text: TrainCommand["text"]): readonly string[] {
  if (text.kind === "files") return text.files;
  return text.kind === "languages" ? text.files.map(({ path }) => path) : [text.corpus];
}

/** Says how far it is, at times; @param isLast whether it is said in any case */
type Tell = (line: () => string, isLast?: boolean) => void;

/** Counts what a training learns from, much of it on several threads. */
async function countTexts(
  training: Training,
  recipe: TrainingRecipe,
  tasksOf: (crew: Pick<Crew<unknown, unknown>, "call">) => AsyncIterable<TrainTask> | Iterable<TrainTask>,
  environment: Environment,
  tell: Tell,
): Promise<void> {
  let units = 0;
  let isFirst = true;
  const counted = () => readSoFar(units, training);
  const crew = new Crew<TrainTask, WordColumns[]>(environment.helpers);
  crew.brief({ kind: "train", recipe });
  // Those that are known never take long.
  const watch = isWrittenOut(recipe.pattern) ? environment.watch(endless) : null;
  try {
    await crew.run(
      watched(tasksOf(crew), watch),
      trainingWork(recipe),
      () => [],
      async (columns, { texts, language, part }) => {
        watch?.done();
        training.add(columns, language, part);
        const nothing = isFirst ? cutsNothing(recipe, texts[0]?.slice(0, toldBy) ?? "") : null;
        if (nothing !== null) environment.warn(`tessera: ${nothing}`);
        isFirst = false;
        units += texts.reduce((sum, { length }) => sum + length, 0);
        tell(counted);
      },
    );
  } finally {
    crew.end();
    watch?.end();
  }
  tell(counted, true);
  const warning = longWordsWarning(training.wordBytes);
  if (warning !== null) environment.warn(`tessera: ${warning}`);
}

function endless(seconds: number): string {
  return `tessera: The pattern has been at the same million characters for ${seconds} seconds: it may go to and fro without end. Ctrl+C ends it; change the pattern, or take a known one.`;
}

/** Tasks, of which a watch is told when they are begun. */
async function* watched(tasks: AsyncIterable<TrainTask> | Iterable<TrainTask>, watch: Watch | null) {
  for await (const task of tasks) {
    watch?.begun();
    yield task;
  }
}

/** Tells what is held out in tokens, and how even they are over languages that say the same. */
function tellHeldOut(
  tokens: Float64Array,
  { languages, isParallel }: LanguageTexts,
  environment: Pick<Environment, "warn">,
): void {
  for (const [language, { code }] of languages.entries()) {
    environment.warn(`tessera: held out, ${code}: ${(tokens[language] as number).toLocaleString("en")} tokens`);
  }
  const evenness = isParallel ? gini(tokens) : null;
  if (evenness !== null)
    environment.warn(`tessera: held out, Gini coefficient of the languages: ${evenness.toFixed(4)}`);
}

function readSoFar(units: number, training: Training): string {
  return `read ${inCharacters(units)}, ${training.distinctWords.toLocaleString("en")} distinct pre-tokens`;
}

function inCharacters(units: number): string {
  return units < 1e5 ? `${units.toLocaleString("en")} characters` : `${(units / 1e6).toFixed(1)} million characters`;
}

function now(step: LearningStep): string {
  if (step.kind === "merge") return `the last pair stands ${step.count.toLocaleString("en")} times`;
  return `${step.doing}, ${Math.round(step.done * 100)}%`;
}
