import { objectsOf, tableOf } from "../instruments/fields";
import type { AnyInstrument, Field, GivenList } from "../instruments/instrument";
import { listProblem, readOnce } from "../instruments/lists/listReader";
import { loadBundledList } from "../instruments/lists/loadBundled";
import { loadInstrument } from "../instruments/load";
import { instrumentNames } from "../instruments/names";
import { chosenLists, escapeOption, noList, type OptionSpec, parseOwnList, readOptions } from "../instruments/options";
import { textSubject } from "../instruments/textSubject";
import { unitsSubject } from "../instruments/unitsSubject";
import { oneLine } from "../text/printable";
import { utf8Length } from "../text/utf8";
import type { MeasureCommand } from "./commandLine";
import { inputName, readWholeText } from "./encodeInputs";
import { type Environment, UsageError } from "./environment";
import { loadTokenizers } from "./loadTokenizers";

/** What is called so in a table where a text says its tokens itself. */
const units = "units";

/**
 * `measure`: an instrument's rows for each input and tokenizer, or a list of all instruments.
 * @throws {UsageError} for an instrument or an option that there is not
 * @throws {InputError} for an input that cannot be read
 * @throws {TokenizerError} when a tokenizer cannot do it
 */
export async function measureInputs(command: MeasureCommand, environment: Environment): Promise<void> {
  if (command.instrument === null) return list(environment);
  const { json } = command;
  const instrument = await findInstrument(command.instrument);
  const { options, lists } = await readOwn(instrument, command, environment);
  const { place } = command;
  if (place !== null && !instrument.asksPlace)
    throw new UsageError(`“${command.instrument}” looks at no place in a text: leave out --at.`);
  // A list is asked about by itself; whoever wants a text too names its file.
  const given = command.files.length > 0 ? command.files : [instrument.needsNoText ? null : "-"];
  const { files, other } = await takeOther(instrument, given, command, environment);
  const engines = command.units ? null : (await loadTokenizers(command.tokenizers, environment)).engines;
  const control = { onProgress: () => {}, signal: new AbortController().signal };
  for (const [at, file] of files.entries()) {
    const text = file === null ? "" : await readWholeText(file, environment);
    const bytes = utf8Length(text);
    if (place !== null && place.end > bytes)
      throw new UsageError(`--at ${place.end} is behind the end of the text, which has ${bytes} bytes.`);
    const subjects =
      engines === null
        ? [{ tokenizer: units, subject: unitsSubject(text, lists) }]
        : engines.map((engine, i) => ({
            tokenizer: command.tokenizers[i] ?? "",
            subject: textSubject(text, engine, command.options, place, lists, other),
          }));
    const measured = [];
    for (const { tokenizer, subject } of subjects)
      measured.push({ tokenizer, figures: await instrument.measure(subject, options, control) });
    const named = file !== null && files.length > 1 ? inputName(file) : null;
    if (json) {
      for (const object of measured.flatMap((one) => objectsOf(instrument, one))) {
        await environment.write(`${JSON.stringify(named === null ? object : { ...object, file: named })}\n`);
      }
      continue;
    }
    const { heads, rows } = tableOf(instrument, measured);
    const line = (fields: readonly Field[]) => `${fields.map((field) => oneLine(String(field ?? ""))).join("\t")}\n`;
    const inFile = (fields: readonly Field[], name: string) => line(named === null ? fields : [...fields, name]);
    if (at === 0) await environment.write(inFile(heads, "file"));
    for (const row of rows) await environment.write(inFile(row, named ?? ""));
  }
}

/**
 * Of an instrument that compares two texts the last file is the second, with which each of the others is compared.
 * @throws {UsageError} where there is but one
 */
async function takeOther(
  instrument: AnyInstrument,
  files: readonly (string | null)[],
  { units, instrument: name }: MeasureCommand,
  environment: Environment,
): Promise<{ files: readonly (string | null)[]; other: string | null }> {
  if (!instrument.asksOther) return { files, other: null };
  const last = files.at(-1);
  if (files.length < 2 || last == null)
    throw new UsageError(`“${name}” compares two texts: name their files, the second one last; “-” is standard input.`);
  if (units) throw new UsageError(`“${name}” encodes a second text: name a tokenizer in place of --units.`);
  return { files: files.slice(0, -1), other: await readWholeText(last, environment) };
}

/**
 * An instrument's options, and the lists that these choose: one of its own names a file where it names none that comes with the program.
 * @throws {UsageError} for an option that there is not, or a value that it cannot have
 */
async function readOwn(instrument: AnyInstrument, command: MeasureCommand, environment: Environment) {
  const specs: Readonly<Record<string, OptionSpec>> = instrument.options;
  const files: Record<string, GivenList> = {};
  const written = command.with === "" ? [] : [command.with];
  for (const [name, value] of command.own) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec?.kind === "list" && value !== noList && !Object.hasOwn(spec.bundled, value)) {
      const list = { name: inputName(value), text: await readWholeText(value, environment) };
      const read = readOnce(spec.reader, list.text);
      const problem = listProblem(spec.reader, read, list.name);
      // Of a list without entries the instrument says what is wrong.
      if (problem !== null && read.entries.length > 0) environment.warn(`tessera: Lines are left out. ${problem}`);
      files[name] = list;
    } else written.push(`${name}:${escapeOption(value)}`);
  }
  const { options, problems } = readOptions(specs, written.join(","));
  if (problems.length > 0) throw new UsageError(problems.join(" "));
  const lists: Record<string, GivenList> = {};
  for (const [name, value] of Object.entries(chosenLists(specs, options))) {
    if (Object.hasOwn(files, name)) continue;
    if (parseOwnList(value) !== null)
      throw new UsageError(
        `“${name}” is a list that a browser keeps. Download it there, and name its file with --${name}.`,
      );
    lists[name] = { name: value, text: await loadBundledList(value) };
  }
  return { options, lists: { ...lists, ...files } };
}

async function findInstrument(name: string): Promise<AnyInstrument> {
  const found = instrumentNames.find((known) => known === name);
  if (found === undefined) {
    throw new UsageError(`There is no instrument “${name}”. The instruments are ${instrumentNames.join(", ")}.`);
  }
  return loadInstrument(found);
}

async function list(environment: Environment): Promise<void> {
  for (const name of instrumentNames) {
    const { help, options } = await loadInstrument(name);
    await environment.write(`${name}\t${help}\n`);
    for (const [option, spec] of Object.entries<OptionSpec>(options)) {
      await environment.write(`  ${option}:${valuesOf(spec)}\t${spec.label}${spec.hint ? `. ${spec.hint}` : ""}\n`);
    }
  }
}

function valuesOf(spec: OptionSpec): string {
  switch (spec.kind) {
    case "choice":
      return Object.keys(spec.values)
        .map((value) => (value === spec.start ? `${value} (default)` : value))
        .join(" | ");
    case "list":
      return [...Object.keys(spec.bundled), ...(spec.none === undefined ? [] : [noList]), "FILE"]
        .map((value) => (value === spec.start ? `${value} (default)` : value))
        .join(" | ");
    case "switch":
      return `0 | 1 (default ${spec.start ? 1 : 0})`;
    case "text":
      return `TEXT (default ${spec.start})`;
    case "number":
      return `${spec.min}…${spec.max} (default ${spec.start})`;
  }
}
