import { bundledCorpus } from "../../../state/languages/choice";
import type { TrainChoice, TrainCorpus } from "../../../state/train/choice";
import { usualPatterns } from "../../../training/choices";
import { optionNames } from "../../../training/options";
import { defaultRecipe, type TrainingRecipe, usedRecipe } from "../../../training/recipe";

/** Members of a recipe that are one option each. */
const named = { pattern: "pattern", digits: "digits", normalizer: "normalizer", ...optionNames };

/** The options of `tessera train` that say what a recipe says, but for what stands in it as usual. */
function optionsOf(given: TrainingRecipe): string[] {
  const recipe = usedRecipe(given);
  const { algorithm, size, specials } = recipe;
  const usual = { ...defaultRecipe, pattern: usualPatterns[algorithm] ?? defaultRecipe.pattern };
  const options = ["--algorithm", algorithm, "--size", String(size)];
  for (const [member, option] of Object.entries(named) as [keyof typeof named, string][]) {
    const value = recipe[member];
    if (value === usual[member]) continue;
    options.push(`--${option}`);
    if (typeof value !== "boolean") options.push(quoted(String(value)));
  }
  for (const special of specials) options.push("--special", quoted(special));
  return options;
}

/**
 * The command of the command line that trains the same vocabulary, for a POSIX shell.
 * @param files their paths, where it is files
 * @returns null where there is none: it holds no part of files out, knows no weights, and has neither Compare's text nor the browser's corpora
 */
export function trainCommand({ recipe, corpus }: TrainChoice, files: readonly string[]): string | null {
  const text = textOf(corpus, files);
  return text === null ? null : ["tessera train", ...optionsOf(recipe), ...text, "-o tokenizer.json"].join(" ");
}

function textOf(
  { kind, corpus, languages, holdOut, temperature }: TrainCorpus,
  files: readonly string[],
): string[] | null {
  if (kind === "languages" && corpus === bundledCorpus && temperature === 1) {
    return ["--corpus udhr", `--languages ${languages.join(",")}`, ...(holdOut ? ["--hold-out"] : [])];
  }
  if (kind !== "files" || holdOut || files.length === 0) return null;
  return files.map((name) => quoted(name.startsWith("-") ? `./${name}` : name));
}

/** A word as a POSIX shell reads it. */
function quoted(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
