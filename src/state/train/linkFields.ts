import { readList, writeList } from "../../corpora/languageList";

/** A member of what a link carries, as text. */
export interface LinkField<Value> {
  /** What it is called there. */
  readonly name: string;
  /** What it must be, behind “must be”. */
  readonly must: string;
  write(value: Value): string;
  /** @returns undefined for what must not be there */
  read(written: string): Value | undefined;
}

/** One of some names. */
export function oneOf<const Name extends string>(name: string, names: readonly Name[]): LinkField<Name> {
  return {
    name,
    must: `one of ${names.join(", ")}`,
    write: (value) => value,
    read: (written) => names.find((known) => known === written),
  };
}

/** A whole number, both ends included. */
export function whole(name: string, least: number, most: number): LinkField<number> {
  return decimal(name, least, most, /^\d{1,10}$/, "a whole number");
}

/** A number with up to three decimals, both ends included. */
export function decimal(
  name: string,
  least: number,
  most: number,
  form = /^\d{1,10}(\.\d{1,3})?$/,
  kind = "a number",
): LinkField<number> {
  return {
    name,
    must: `${kind} from ${least} to ${most}`,
    write: String,
    read(written) {
      const value = Number(written);
      return form.test(written) && value >= least && value <= most ? value : undefined;
    },
  };
}

/** Yes or no. */
export function flag(name: string): LinkField<boolean> {
  return {
    name,
    must: "yes or no",
    write: (value) => (value ? "yes" : "no"),
    read: (written) => (written === "yes" ? true : written === "no" ? false : undefined),
  };
}

/** A text of so many UTF-16 units, and one at least. */
export function named(name: string, longest: number): LinkField<string> {
  return {
    name,
    must: `a text of 1 to ${longest} characters`,
    write: (value) => value.slice(0, longest).toWellFormed(),
    read: (written) => (written !== "" && written.length <= longest ? written : undefined),
  };
}

/** A field that may be without a value, which links write as `none`. */
export function orNone<Value>(field: LinkField<Value>): LinkField<Value | null> {
  return {
    ...field,
    must: `none, or ${field.must}`,
    write: (value) => (value === null ? "none" : field.write(value)),
    read: (written) => (written === "none" ? null : field.read(written)),
  };
}

/** Several texts in one order, with “~” between them; none is the empty text. */
export function listed(name: string, most: number, longest: number): LinkField<readonly string[]> {
  return {
    name,
    must: `up to ${most} texts with “~” between them, of ${longest} characters together`,
    write: (values) => writeList(values).toWellFormed(),
    read(written) {
      const values = written.length > longest ? [] : readList(written);
      const isGood = written.length <= longest && values.length <= most && !values.includes("");
      return isGood ? values : undefined;
    },
  };
}
