import { parseOwnKey } from "../text/ownKey";
import type { ListReader } from "./lists/listReader";

/** A number between two others, both of which it may be. */
export interface NumberOption {
  readonly kind: "number";
  readonly label: string;
  readonly hint?: string;
  readonly start: number;
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

/** One of some values, each with what it is called. */
export interface ChoiceOption<Value extends string = string> {
  readonly kind: "choice";
  readonly label: string;
  readonly hint?: string;
  readonly start: Value;
  readonly values: Readonly<Record<Value, string>>;
}

/** Something that is on or off. */
export interface SwitchOption {
  readonly kind: "switch";
  readonly label: string;
  readonly hint?: string;
  readonly start: boolean;
}

/** A text that somebody writes. */
export interface TextOption {
  readonly kind: "text";
  /** Words go in their own direction, and so do lines of them, of which there may be several; all else is notation. */
  readonly is?: "words" | "lines";
  readonly label: string;
  readonly hint?: string;
  readonly start: string;
  /** UTF-16 units at most. */
  readonly longest: number;
  /** A sentence on what is wrong with a text that is not too long; null where nothing is. */
  problemOf(value: string): string | null;
}

/** A list that comes with the page, or one of somebody's own: its value says which, and {@link Subject.lists} has what it says. */
export interface ListOption<Bundled extends string = string> {
  readonly kind: "list";
  readonly label: string;
  readonly hint?: string;
  readonly start: Bundled | typeof noList;
  /** Lists that come with the page (`lists/bundled.ts`), each with what it is called. */
  readonly bundled: Readonly<Record<Bundled, string>>;
  /** What no list is called, where none may be chosen; left out where there must be one. */
  readonly none?: string;
  // biome-ignore lint/suspicious/noExplicitAny: what it reads is the instrument's to know
  readonly reader: ListReader<any>;
}

/** An option, and where it means something: where others are so, or one of several values. Elsewhere it has no field. */
export type OptionSpec = (NumberOption | ChoiceOption | SwitchOption | TextOption | ListOption) & {
  readonly only?: Readonly<Record<string, OptionValue | readonly OptionValue[]>>;
};

/** What an option's value is where no list is chosen. */
export const noList = "none";

/** UTF-16 units that the name of somebody's own list may have. */
export const longestListName = 80;

/** Name and hash of a list of somebody's own, as an option's value has them; null for one that comes with the page. */
export function parseOwnList(value: string): ReturnType<typeof parseOwnKey> {
  const own = parseOwnKey(value);
  return own === null || own.name.length > longestListName ? null : own;
}

/** The options that lists are chosen by, and what each is set to: those that are set to none are left out. */
export function chosenLists<Specs extends OptionSpecs>(
  specs: Specs,
  options: OptionsOf<Specs>,
): Readonly<Record<string, string>> {
  const lists = Object.entries(specs).filter(([name, { kind }]) => kind === "list" && options[name] !== noList);
  return Object.fromEntries(lists.map(([name]) => [name, String(options[name])]));
}

/** Options by their names, of letters and digits. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What options are set to. */
export type OptionsOf<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends NumberOption
    ? number
    : Specs[Name] extends SwitchOption
      ? boolean
      : Specs[Name] extends { readonly kind: "choice"; readonly values: infer Values }
        ? Extract<keyof Values, string>
        : Specs[Name] extends TextOption | ListOption
          ? string
          : never;
};

type OptionValue = number | string | boolean;

/** What {@link readOptions} gives. */
export interface ReadOptions<Specs extends OptionSpecs> {
  /** Those that could not be read are as they start. */
  readonly options: OptionsOf<Specs>;
  /** A sentence for each that could not be read. */
  readonly problems: readonly string[];
}

/** Characters of an item that a message repeats. */
const quoted = 40;

/**
 * Reads options as links and the command line have them: `name:value`, with commas between. What is not named is as it starts.
 * Of a name that comes twice the last counts. A text goes on up to a comma behind which an option's name stands; any other comma
 * in it, and %, may be written as %2C and %25.
 */
export function readOptions<Specs extends OptionSpecs>(specs: Specs, written: string): ReadOptions<Specs> {
  const options = Object.fromEntries(Object.entries(specs).map(([name, { start }]) => [name, start]));
  const problems: string[] = [];
  for (const item of itemsOf(specs, written)) {
    const [, name = "", value = ""] = /^(\w+):(.*)$/s.exec(item) ?? [];
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) {
      const names = Object.keys(specs);
      const known = names.length === 0 ? "There are none here" : `There are ${names.join(", ")}`;
      problems.push(`“${item.slice(0, quoted)}” is no option. ${known}; one is written as name:value.`);
      continue;
    }
    const read = readValue(spec, value);
    if (read === null) problems.push(`“${name}” ${described(spec, value)}`);
    else options[name] = read;
  }
  // Each is of its spec's kind: it starts so, or was read so.
  return { options: options as OptionsOf<Specs>, problems };
}

/** Options as {@link readOptions} reads them, without those that are as they start; empty where all are. */
export function writeOptions<Specs extends OptionSpecs>(specs: Specs, options: OptionsOf<Specs>): string {
  const changed = Object.entries(specs).flatMap(([name, { start }]) => {
    const value = options[name] as OptionValue;
    return value === start ? [] : [`${name}:${writeValue(value)}`];
  });
  return changed.join(",");
}

/** A sentence on what is wrong with a text; null where nothing is. */
export function textProblem({ longest, problemOf }: TextOption, value: string): string | null {
  return value.length > longest ? `It has more than ${longest} characters.` : problemOf(value);
}

/** What stands between commas, but for those that are of a text. */
function itemsOf(specs: OptionSpecs, written: string): string[] {
  const items: string[] = [];
  let isText = false;
  for (const part of written === "" ? [] : written.split(",")) {
    const [, name = ""] = /^(\w+):/.exec(part) ?? [];
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (isText && spec === undefined) items.push(`${items.pop()},${part}`);
    else {
      items.push(part);
      isText = spec?.kind === "text";
    }
  }
  return items;
}

function writeValue(value: OptionValue): string | number {
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "string" ? escapeOption(value) : value;
}

/** A value as {@link readOptions} reads it: a comma in it ends it no more. */
export function escapeOption(value: string): string {
  return value.replaceAll("%", "%25").replaceAll(",", "%2C");
}

function readValue(spec: OptionSpec, value: string): OptionValue | null {
  switch (spec.kind) {
    case "choice":
      return Object.hasOwn(spec.values, value) ? value : null;
    case "switch":
      return value === "1" ? true : value === "0" ? false : null;
    case "text": {
      const text = textOf(value);
      return textProblem(spec, text) === null ? text : null;
    }
    case "list": {
      const list = textOf(value);
      const isBundled = Object.hasOwn(spec.bundled, list) || (list === noList && spec.none !== undefined);
      return isBundled || parseOwnList(list) !== null ? list : null;
    }
    case "number": {
      if (!/^-?\d{1,15}(\.\d{1,15})?(e-?\d{1,2})?$/.test(value)) return null;
      const number = Number(value);
      const isAllowed = number >= spec.min && number <= spec.max && (!spec.isWhole || Number.isInteger(number));
      return isAllowed ? number : null;
    }
  }
}

function textOf(value: string): string {
  return value.replace(/%(?:25|2C)/g, (written) => (written === "%25" ? "%" : ","));
}

/** How an option must be, and that a value is not so. */
function described(spec: OptionSpec, value: string): string {
  const not = `not “${textOf(value).slice(0, quoted)}”.`;
  switch (spec.kind) {
    case "choice":
      return `must be ${Object.keys(spec.values).join(" or ")}, ${not}`;
    case "switch":
      return `must be 0 or 1, ${not}`;
    case "number":
      return `must be a ${spec.isWhole ? "whole " : ""}number from ${spec.min} to ${spec.max}, ${not}`;
    case "list": {
      const names = [...Object.keys(spec.bundled), ...(spec.none === undefined ? [] : [noList])];
      return `must be ${names.join(" or ")}, or one of your own, as own:name#hash, ${not}`;
    }
    case "text":
      return `cannot be “${value.slice(0, quoted)}”. ${textProblem(spec, textOf(value))}`;
  }
}
