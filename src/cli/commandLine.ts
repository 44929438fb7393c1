import { type ParseArgsConfig, parseArgs } from "node:util";
import type { CutOptions } from "../analysis/pieces/cutToSize";
import { boundaries } from "../analysis/pieces/places";
import type { PremiumMode } from "../analysis/premium";
import { catalogue, findBuiltin } from "../tokenizers/catalogue";
import type { EncodeOptions } from "../tokenizers/tokenizer";
import { wayNames } from "../tokenizers/ways/way";
import { algorithms } from "../training/algorithms";
import { digitRules, normalizerNames, usualPatterns } from "../training/choices";
import { algorithmsWith, goesBy, optionNames, ownOptions } from "../training/options";
import type { TrainingRecipe } from "../training/recipe";
import { UsageError } from "./environment";
import { isPath, nameAndWay } from "./tokenizerNames";

export const commandNames = [
  "count",
  "encode",
  "decode",
  "split",
  "premium",
  "trace",
  "show",
  "audit",
  "token",
  "overlap",
  "vocabulary-diff",
  "measure",
  "train",
  "model",
  "tokenizers",
] as const;
export type CommandName = (typeof commandNames)[number];

interface EncodingCommand {
  /** Ids of built-ins, references to the Hub (`hub:…`), and paths of files and folders, each once. */
  readonly tokenizers: readonly string[];
  /** What cuts the text for files of ranks alone. */
  readonly pattern: string | undefined;
  readonly options: EncodeOptions;
}

/** What `count` prints a line of: each file, each folder with all that is in it, each section of Markdown, or each line. */
export const countedParts = ["file", "dir", "heading", "line"] as const;

/** `count`. */
export interface InputsCommand extends EncodingCommand {
  readonly command: "count";
  /** Paths of files and folders, “-” for standard input; never empty. */
  readonly files: readonly string[];
  /** Undefined where each input is meant, whatever it is. */
  readonly by?: (typeof countedParts)[number] | undefined;
  /** Tokens that no count may be above. */
  readonly max?: number | undefined;
}

/** `show`. */
export interface ShowCommand extends EncodingCommand {
  readonly command: "show";
  readonly files: readonly string[];
}

/** How `encode` prints: a line of JSON for each tokenizer, an id a line, or a row for each token. */
export const encodeFormats = ["json", "ids", "jsonl", "csv"] as const;

export interface EncodeCommand extends EncodingCommand {
  readonly command: "encode";
  readonly files: readonly string[];
  readonly format: (typeof encodeFormats)[number];
}

export interface SplitCommand extends EncodingCommand {
  readonly command: "split";
  readonly files: readonly string[];
  readonly how: CutOptions;
}

export interface DecodeCommand {
  readonly command: "decode";
  /** As of the commands that read texts; null for the one that the data name. */
  readonly tokenizer: string | null;
  readonly pattern: string | undefined;
  readonly files: readonly string[];
}

export interface TraceCommand extends EncodingCommand {
  readonly command: "trace";
  readonly files: readonly string[];
  readonly json: boolean;
}

export interface PremiumCommand extends EncodingCommand {
  readonly command: "premium";
  /** A folder, or a file with all languages. */
  readonly corpus: string;
  /** A language's code; null for English. */
  readonly pivot: string | null;
  readonly mode: PremiumMode;
  /** Whether the rows have the figures' intervals too. */
  readonly intervals: boolean;
  /** What is measured, as links of Languages name it: `premium`. */
  readonly measure: string;
}

/** `audit`. */
export interface AuditCommand extends EncodingCommand {
  readonly command: "audit";
  /** A class whose entries are listed; null for how many entries each class has. */
  readonly className: string | null;
  readonly json: boolean;
}

/** `token`. */
export interface TokenCommand {
  readonly command: "token";
  readonly tokenizer: string;
  readonly pattern: string | undefined;
  /** Never empty. */
  readonly ids: readonly number[];
  readonly json: boolean;
}

/** `overlap`: of two tokenizers or more, each pair. */
export interface OverlapCommand extends EncodingCommand {
  readonly command: "overlap";
  readonly json: boolean;
}

/** `vocabulary-diff`: of two tokenizers. */
export interface VocabularyDiffCommand {
  readonly command: "vocabulary-diff";
  readonly tokenizers: readonly [string, string];
  readonly pattern: string | undefined;
  /** A text of which it is told where its ids change; null for none, “-” for standard input. */
  readonly file: string | null;
  readonly json: boolean;
}

/** `measure`: an instrument, put to texts. */
export interface MeasureCommand extends EncodingCommand {
  readonly command: "measure";
  /** Null to list which there are. */
  readonly instrument: string | null;
  /** Paths, “-” for standard input; empty where none is named. */
  readonly files: readonly string[];
  /** Its options, as links have them. */
  readonly with: string;
  /** Its options as the command line has them by their own names: `--alpha 3`. */
  readonly own: readonly (readonly [name: string, value: string])[];
  /** What is pointed at in each text, in bytes; null for nothing. */
  readonly place: { readonly start: number; readonly end: number } | null;
  /** Whether a text's tokens are what stands between its white space; then there are no tokenizers. */
  readonly units: boolean;
  readonly json: boolean;
}

/** What `train` learns from. */
export type TrainText =
  /** Paths of files and folders, “-” for standard input; never empty. */
  | { readonly kind: "files"; readonly files: readonly string[] }
  /** Languages of a parallel corpus; null for all. */
  | { readonly kind: "corpus"; readonly corpus: string; readonly languages: readonly string[] | null }
  /** A file for each language; never empty. */
  | { readonly kind: "languages"; readonly files: readonly { readonly code: string; readonly path: string }[] };

/** `train`. */
export interface TrainCommand {
  readonly command: "train";
  readonly text: TrainText;
  /** Whether even segments measure, and are not learned from. */
  readonly holdOut: boolean;
  readonly recipe: TrainingRecipe;
  /** Where the tokenizer.json is written; null for standard output. */
  readonly output: string | null;
}

/** `model`. */
export interface ModelCommand {
  readonly command: "model";
  /** Models' names, as people write them; none where standard input has them, one a line. */
  readonly names: readonly string[];
}

/** `tokenizers`. */
export interface ListCommand {
  readonly command: "tokenizers";
  /** A tokenizer that was loaded from the Hub and is to be removed; null to list what there is. */
  readonly remove: string | null;
  /** Whether what the built-ins are is told in place of where all are. */
  readonly facts: boolean;
}

/** What the arguments ask for. */
export type Command =
  | InputsCommand
  | ShowCommand
  | EncodeCommand
  | DecodeCommand
  | SplitCommand
  | TraceCommand
  | PremiumCommand
  | AuditCommand
  | TokenCommand
  | OverlapCommand
  | VocabularyDiffCommand
  | MeasureCommand
  | TrainCommand
  | ModelCommand
  | ListCommand
  | { readonly command: "help"; readonly of: CommandName | null }
  | { readonly command: "version" };

/** All options, as `util.parseArgs` takes them. */
const options = {
  tokenizer: { type: "string", short: "t", multiple: true },
  pattern: { type: "string" },
  // Taken before the others are read (tableArgument.ts).
  table: { type: "string" },
  specials: { type: "string" },
  inserted: { type: "boolean" },
  json: { type: "boolean" },
  class: { type: "string" },
  by: { type: "string" },
  max: { type: "string" },
  format: { type: "string" },
  overlap: { type: "string" },
  at: { type: "string" },
  graphemes: { type: "boolean" },
  corpus: { type: "string" },
  pivot: { type: "string" },
  mode: { type: "string" },
  intervals: { type: "boolean" },
  measure: { type: "string" },
  with: { type: "string" },
  units: { type: "boolean" },
  algorithm: { type: "string" },
  size: { type: "string" },
  output: { type: "string", short: "o" },
  digits: { type: "string" },
  normalizer: { type: "string" },
  "min-count": { type: "string" },
  "alphabet-limit": { type: "string" },
  "byte-fallback": { type: "boolean" },
  special: { type: "string", multiple: true },
  transition: { type: "string" },
  "global-merges": { type: "string" },
  window: { type: "string" },
  "window-ratio": { type: "string" },
  seed: { type: "string" },
  languages: { type: "string" },
  language: { type: "string", multiple: true },
  "hold-out": { type: "boolean" },
  remove: { type: "string" },
  facts: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const satisfies ParseArgsConfig["options"];

const optionsOf: Readonly<Record<CommandName, readonly (keyof typeof options)[]>> = {
  count: ["tokenizer", "pattern", "specials", "inserted", "by", "max", "table", "help"],
  show: ["tokenizer", "pattern", "specials", "inserted", "table", "help"],
  encode: ["tokenizer", "pattern", "specials", "inserted", "format", "table", "help"],
  decode: ["tokenizer", "pattern", "help"],
  split: ["tokenizer", "pattern", "max", "overlap", "at", "graphemes", "specials", "inserted", "table", "help"],
  premium: ["tokenizer", "pattern", "corpus", "pivot", "mode", "measure", "intervals", "specials", "table", "help"],
  trace: ["tokenizer", "pattern", "specials", "inserted", "json", "table", "help"],
  audit: ["tokenizer", "pattern", "class", "json", "help"],
  token: ["tokenizer", "pattern", "json", "help"],
  overlap: ["tokenizer", "pattern", "json", "help"],
  "vocabulary-diff": ["pattern", "json", "help"],
  measure: ["tokenizer", "pattern", "with", "units", "at", "specials", "inserted", "json", "table", "help"],
  train: [
    "algorithm",
    "size",
    "pattern",
    "digits",
    "normalizer",
    "min-count",
    "alphabet-limit",
    "byte-fallback",
    "special",
    "transition",
    "global-merges",
    "window",
    "window-ratio",
    "seed",
    "corpus",
    "languages",
    "language",
    "hold-out",
    "output",
    "help",
  ],
  model: ["help"],
  tokenizers: ["facts", "remove", "help"],
};

/** `12-20`, or `12` for a place between two bytes. */
function readPlace(written: string | undefined): MeasureCommand["place"] {
  if (written === undefined) return null;
  const [, from, to = from] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(written) ?? [];
  const [start, end] = [Number(from), Number(to)];
  if (!(start <= end)) throw new UsageError(`--at is a place in bytes, 12 or 12-20, not “${written}”.`);
  return { start, end };
}

/**
 * Reads the arguments that follow the program's name.
 * @throws {UsageError} that names what is wrong with them and lists what there is
 */
export function readCommandLine(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === "--help" || name === "-h") return { command: "help", of: null };
  if (name === "--version") return { command: "version" };
  const command = commandNames.find((known) => known === name);
  if (command === undefined) {
    const problem = name === undefined ? "No command is given" : `There is no command “${name}”`;
    throw new UsageError(`${problem}. The commands are ${commandNames.join(", ")}; see tessera --help.`);
  }
  const { args: known, own } = command === "measure" ? withoutOwnOptions(rest) : { args: rest, own: [] };
  const { values, positionals } = parse(command, known);
  if (values.help === true) return { command: "help", of: command };
  if (command === "tokenizers") {
    if (positionals.length > 0) throw new UsageError(`“tokenizers” reads no file: “${positionals[0]}” is too much.`);
    const { remove = null, facts = false } = values;
    if (facts && remove !== null) throw new UsageError("Give --facts or --remove, not both.");
    return { command, remove, facts };
  }
  if (command === "model") return { command, names: readNames(positionals) };
  if (command === "train") {
    const text = readTrainText(values, positionals);
    const holdOut = values["hold-out"] === true;
    if (holdOut && text.kind === "files")
      throw new UsageError("--hold-out is for languages: name them with --corpus or --language.");
    return { command, text, holdOut, recipe: readRecipe(values), output: values.output ?? null };
  }
  if (command === "vocabulary-diff") {
    const [a, b, file = null, ...others] = positionals;
    if (a === undefined || b === undefined) throw new UsageError("Name two tokenizers: tessera vocabulary-diff A B.");
    if (others.length > 0) throw new UsageError(`Two are compared, on one text: “${others[0]}” is too much.`);
    const tokenizers = [knownTokenizer(a), knownTokenizer(b)] as const;
    refuseWays(command, tokenizers);
    return { command, tokenizers, pattern: values.pattern, file, json: values.json === true };
  }
  const needsTokenizer = command !== "decode" && (command !== "measure" || (positionals.length > 0 && !values.units));
  const shared = {
    tokenizers: readTokenizers(values.tokenizer ?? [], needsTokenizer),
    pattern: values.pattern,
    options: {
      specials: oneOf("--specials", values.specials ?? "text", ["text", "control"]),
      inserted: values.inserted === true,
    },
  };
  refuseWays(command, shared.tokenizers);
  if (command === "audit" || command === "overlap") {
    if (positionals.length > 0) throw new UsageError(`“${command}” reads no file: “${positionals[0]}” is too much.`);
    const json = values.json === true;
    if (command === "audit") return { command, ...shared, className: values.class ?? null, json };
    if (shared.tokenizers.length < 2)
      throw new UsageError("Name two different tokenizers to compare, with one -t each.");
    return { command, ...shared, json };
  }
  if (command === "token") {
    const tokenizer = onlyTokenizer(shared.tokenizers);
    return { command, tokenizer, pattern: shared.pattern, ids: readIds(positionals), json: values.json === true };
  }
  const instrument = command === "measure" ? (positionals.shift() ?? null) : null;
  const files = positionals.length === 0 && command !== "measure" ? ["-"] : positionals;
  if (files.filter((file) => file === "-").length > 1)
    throw new UsageError("Standard input, “-”, can be read only once.");
  switch (command) {
    case "count": {
      const by = values.by === undefined ? undefined : oneOf("--by", values.by, countedParts);
      if (values.max !== undefined && !/^\d{1,15}$/.test(values.max))
        throw new UsageError(`--max is a number of tokens, not “${values.max}”.`);
      return { command, ...shared, files, by, max: values.max === undefined ? undefined : Number(values.max) };
    }
    case "show":
      return { command, ...shared, files };
    case "encode": {
      const format = oneOf("--format", values.format ?? "json", encodeFormats);
      if (format === "ids" && shared.tokenizers.length * files.length > 1) {
        throw new UsageError("--format ids prints ids and nothing else: name one tokenizer and one file.");
      }
      return { command, ...shared, files, format };
    }
    case "split": {
      const max = readTokens("--max", values.max ?? "512", 1);
      const overlap = readTokens("--overlap", values.overlap ?? "0", 0);
      if (overlap >= max) throw new UsageError(`--overlap must be below --max, and ${overlap} is not below ${max}.`);
      const at = oneOf("--at", values.at ?? "line", boundaries);
      return { command, ...shared, files, how: { max, overlap, at, graphemes: values.graphemes === true } };
    }
    case "decode": {
      const tokenizer = shared.tokenizers.length === 0 ? null : onlyTokenizer(shared.tokenizers);
      return { command, tokenizer, pattern: shared.pattern, files };
    }
    case "trace":
      return { command, ...shared, files, json: values.json === true };
    case "measure": {
      const units = values.units === true;
      if (units && shared.tokenizers.length > 0)
        throw new UsageError("With --units the text says its tokens itself: leave out -t.");
      const json = values.json === true;
      return {
        command,
        ...shared,
        instrument,
        files,
        with: values.with ?? "",
        own,
        place: readPlace(values.at),
        units,
        json,
      };
    }
    case "premium":
      return {
        command,
        ...shared,
        corpus: readCorpus(values.corpus, positionals),
        pivot: values.pivot ?? null,
        mode: oneOf("--mode", values.mode ?? "segment", ["segment", "joined"]),
        intervals: values.intervals === true,
        measure: values.measure ?? "premium",
      };
  }
}

/** What `train` learns from. @throws {UsageError} that names what is wrong */
function readTrainText(values: ReturnType<typeof parse>["values"], positionals: readonly string[]): TrainText {
  const { corpus, languages, language } = values;
  const ways = [corpus, language, positionals[0]].filter((way) => way !== undefined);
  if (ways.length > 1)
    throw new UsageError("Name files, or a corpus with --corpus, or a file a language with --language.");
  if (corpus !== undefined) return { kind: "corpus", corpus, languages: languages?.split(",") ?? null };
  if (languages !== undefined) throw new UsageError("--languages are those of a corpus: name it with --corpus.");
  if (language === undefined) return { kind: "files", files: positionals.length === 0 ? ["-"] : positionals };
  const files = language.map((named) => {
    const [, code, path] = /^([^=]+)=(.+)$/s.exec(named) ?? [];
    if (code === undefined || path === undefined)
      throw new UsageError(`--language is a code and a file, en=english.txt, not “${named}”.`);
    return { code, path };
  });
  const twice = files.find(({ code }, i) => files.findIndex((one) => one.code === code) < i);
  if (twice !== undefined) throw new UsageError(`--language names ${twice.code} twice: each language has one file.`);
  return { kind: "languages", files };
}

/** What `train` goes by. @throws {UsageError} that names what is wrong */
function readRecipe(values: ReturnType<typeof parse>["values"]): TrainingRecipe {
  const algorithm = oneOf("--algorithm", values.algorithm ?? "bpe", algorithms);
  const limit = values["alphabet-limit"];
  if (values.size === undefined) throw new UsageError("Say how many entries there are to be: --size 8000.");
  const recipe: TrainingRecipe = {
    algorithm,
    size: readNumber("--size", values.size, 1),
    pattern: values.pattern ?? usualPatterns[algorithm] ?? "o200k_base",
    digits: oneOf("--digits", values.digits ?? "pattern", digitRules),
    normalizer: oneOf("--normalizer", values.normalizer ?? "none", normalizerNames),
    minimumCount: readNumber("--min-count", values["min-count"] ?? "0", 0),
    alphabetLimit: limit === undefined ? null : readNumber("--alphabet-limit", limit, 1),
    byteFallback: values["byte-fallback"] === true,
    specials: values.special ?? [],
    transition: values.transition === undefined ? null : readNumber("--transition", values.transition, 0),
    globalMerges: readNumber("--global-merges", values["global-merges"] ?? "0", 0),
    window: readNumber("--window", values.window ?? "0", 0),
    windowRatio: readNumber("--window-ratio", values["window-ratio"] ?? "2", 1),
    seed: readNumber("--seed", values.seed ?? "0", 0, "a number", 2 ** 32 - 1),
  };
  for (const option of ownOptions) {
    const name = optionNames[option];
    if (values[name] === undefined || goesBy(recipe, option)) continue;
    const others = algorithmsWith(option);
    throw new UsageError(
      others.includes(algorithm)
        ? `--${name} means nothing without --window: give that too, or leave it out.`
        : `--${name} means nothing to ${algorithm}: leave it out. It is for ${others.join(", ")}.`,
    );
  }
  return recipe;
}

/**
 * Takes an instrument's own options out of the arguments of `measure`, `--codes 100` or `--codes=100`: which there are only the
 * instrument knows.
 * @returns all other arguments, and of each own option its name and what it is set to
 * @throws {UsageError} for one without a value
 */
function withoutOwnOptions(given: readonly string[]): { args: string[]; own: MeasureCommand["own"] } {
  const args: string[] = [];
  const own: [name: string, value: string][] = [];
  const named: readonly string[] = optionsOf.measure;
  for (let i = 0; i < given.length; i++) {
    const arg = given[i] as string;
    if (arg === "--") return { args: [...args, ...given.slice(i)], own };
    const [, name = "", , inside] = /^--([A-Za-z]\w*)(=(.*))?$/s.exec(arg) ?? [];
    if (name !== "" && !named.includes(name)) {
      const value = inside ?? given[++i];
      if (value === undefined) throw new UsageError(`--${name} needs a value. ${knownOptions("measure")}`);
      own.push([name, value]);
      continue;
    }
    args.push(arg);
    // Of any other the value stays with it.
    const isText = arg === "-t" || (inside === undefined && name !== "" && isTextOption(name));
    if (isText && i + 1 < given.length) args.push(given[++i] as string);
  }
  return { args, own };
}

function knownOptions(command: CommandName): string {
  return `The options of ${command} are ${optionsOf[command].map((option) => `--${option}`).join(", ")}.`;
}

function isTextOption(name: string): boolean {
  return Object.entries(options).some(([known, { type }]) => known === name && type === "string");
}

function parse(command: CommandName, args: string[]) {
  const allowed: readonly string[] = optionsOf[command];
  const known = knownOptions(command);
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's message goes on with advice that does not fit here.
    const [problem = ""] = error.message.split(/\. |\n/);
    const ambiguous = /'(-[^']+)' argument is ambiguous/.exec(problem)?.[1];
    if (ambiguous !== undefined) {
      const option = ambiguous.split(" ")[0];
      throw new UsageError(
        `What stands behind ${option} looks like an option: its value is missing, or begins with “-”. ${known}`,
      );
    }
    throw new UsageError(`${problem.replace(/\.$/, "")}. ${known}`);
  }
  const misplaced = Object.keys(parsed.values).find((option) => !allowed.includes(option));
  if (misplaced !== undefined) throw new UsageError(`“${command}” has no option --${misplaced}. ${known}`);
  return parsed;
}

const allTokenizers =
  `The built-in tokenizers are ${catalogue.map(({ id }) => id).join(", ")}. ` +
  "One of the Hugging Face Hub’s is named hub:owner/name, a file or folder with a slash: ./name.";

function readTokenizers(names: readonly string[], isNeeded: boolean): string[] {
  if (isNeeded && names.length === 0) {
    throw new UsageError(`Name a tokenizer with -t, or several with one -t each. ${allTokenizers}`);
  }
  return [...new Set(names.map(knownTokenizer))];
}

/**
 * A tokenizer's name, as it is.
 * @throws {UsageError} where it is neither a built-in's, nor one of the Hub's, nor a path
 */
export function knownTokenizer(name: string): string {
  const [bare] = nameAndWay(name);
  if (bare.startsWith("hub:") || isPath(bare) || findBuiltin(bare) !== undefined) return name;
  const [, known = "", way] = /^([^:]+):(.*)$/s.exec(bare) ?? [];
  if (way !== undefined && findBuiltin(known) !== undefined) {
    throw new UsageError(`“${way}” is no way to cut. ${allWays}`);
  }
  throw new UsageError(`There is no tokenizer “${name}”. ${allTokenizers}`);
}

const allWays = `There are ${wayNames.join(", ")}; dropout may name a probability and a seed, as dropout-0.1-7.`;

/** Commands to which the way that text is cut in means nothing: they are about vocabularies and ids. */
const wayless: readonly CommandName[] = ["decode", "audit", "token", "overlap", "vocabulary-diff"];

/** @throws {UsageError} for a way to cut where there is nothing to be cut */
function refuseWays(command: CommandName, names: readonly string[]): void {
  const named = wayless.includes(command) ? names.find((name) => nameAndWay(name)[1] !== null) : undefined;
  if (named === undefined) return;
  const [bare, way] = nameAndWay(named);
  throw new UsageError(`“${command}” cuts no text: leave “:${way}” out, and name ${bare}.`);
}

/** Names of models; none where standard input has them, which is “-” here too. */
function readNames(positionals: readonly string[]): readonly string[] {
  if (!positionals.includes("-")) return positionals;
  if (positionals.length > 1) throw new UsageError("Give models’ names, or “-” for those of standard input: not both.");
  return [];
}

/** The one tokenizer that ids are of. */
function onlyTokenizer([tokenizer = "", ...others]: readonly string[]): string {
  if (others.length > 0) throw new UsageError(`Ids are of one tokenizer: “${others[0]}” is one too many.`);
  return tokenizer;
}

/** Ids of tokens, each once. */
function readIds(positionals: readonly string[]): number[] {
  if (positionals.length === 0) throw new UsageError("Name a token by its id: tessera token -t o200k_base 439.");
  const wrong = positionals.find((id) => !/^\d{1,10}$/.test(id));
  if (wrong !== undefined) throw new UsageError(`A token’s id is a number, such as 439, not “${wrong}”.`);
  return [...new Set(positionals.map(Number))];
}

function readCorpus(option: string | undefined, positionals: readonly string[]): string {
  const [corpus, ...others] = option === undefined ? positionals : [option, ...positionals];
  if (corpus === undefined) throw new UsageError("Name the corpus' folder or file with --corpus.");
  if (others.length > 0) throw new UsageError(`A premium is of one corpus: “${others[0]}” is one argument too many.`);
  return corpus;
}

function readTokens(option: string, value: string, least: number): number {
  return readNumber(option, value, least, "a number of tokens");
}

function readNumber(option: string, value: string, least: number, what = "a number", most = mostNumber): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  const bounds = number > most ? `from ${least} to ${most}` : `from ${least}`;
  throw new UsageError(`${option} is ${what} ${bounds}, not “${value}”.`);
}

/** What numbers of options reach to: the page's too. */
const mostNumber = 1_000_000_000;

function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((known) => known === value);
  if (found === undefined) throw new UsageError(`${option} is ${allowed.join(" or ")}, not “${value}”.`);
  return found;
}
