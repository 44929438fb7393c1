import { shortened } from "../../text/shortened";
import { TokenizerError } from "../tokenizer";

/**
 * Typed access to a parsed JSON value that nobody has checked: a tokenizer file is hostile until read. Errors name the
 * field by its path, such as `pre_tokenizer.pretokenizers[1].type`.
 */
export class Fields {
  private readonly value: unknown;
  private readonly name: string;
  private readonly parent: Fields | null;

  /**
   * @param name of the value, or how it follows its parent's: `.type`, `[1]`
   * @param parent that it is a field of; paths are put together only for errors
   */
  constructor(value: unknown, name: string, parent: Fields | null = null) {
    this.value = value;
    this.name = name;
    this.parent = parent;
  }

  get path(): string {
    const path = `${this.parent?.path ?? ""}${this.name}`;
    return path.startsWith(".") ? path.slice(1) : path;
  }

  /** Whether these are fields of an object, and not null. */
  has(...names: readonly string[]): boolean {
    return names.every((name) => !this.get(name).isNull);
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  get isNull(): boolean {
    return this.value === null || this.value === undefined;
  }

  /** The field of an object; own properties only, so that `__proto__` is a name like any other. */
  get(name: string): Fields {
    const record = this.record();
    return new Fields(Object.hasOwn(record, name) ? record[name] : undefined, `.${name}`, this);
  }

  items(): Fields[] {
    return this.list().map((item, i) => new Fields(item, `[${i}]`, this));
  }

  /** The items as they are: for lists too long to wrap each. */
  list(): readonly unknown[] {
    if (!Array.isArray(this.value)) this.fail("a list");
    return this.value;
  }

  record(): Record<string, unknown> {
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value)) this.fail("an object");
    return this.value as Record<string, unknown>;
  }

  string(): string {
    if (typeof this.value !== "string") this.fail("a string");
    return this.value;
  }

  integer(): number {
    if (typeof this.value !== "number" || !Number.isSafeInteger(this.value) || this.value < 0) {
      this.fail("a whole number of 0 or more");
    }
    return this.value;
  }

  number(): number {
    if (typeof this.value !== "number") this.fail("a number");
    return this.value;
  }

  /** A boolean; what is absent or null takes the default. */
  boolean(ifAbsent: boolean): boolean {
    if (this.isNull) return ifAbsent;
    if (typeof this.value !== "boolean") this.fail("true or false");
    return this.value;
  }

  /** One of the given strings. */
  oneOf<T extends string>(choices: readonly T[]): T {
    const text = this.string();
    const choice = choices.find((candidate) => candidate === text);
    if (choice === undefined) this.unsupported();
    return choice;
  }

  /** Refuses a component or option that is well-formed but beyond this version. */
  unsupported(): never {
    throw new TokenizerError(`${this.path} = ${this.shown()} is not supported yet.`);
  }

  /** Refuses a component for a reason that follows its path: `post_processor has no place for the text`. */
  refuse(reason: string): never {
    throw new TokenizerError(`${this.path} ${reason}.`);
  }

  /** The value's beginning as JSON, for errors. */
  private shown(): string {
    return shortened(JSON.stringify(this.value) ?? "");
  }

  private fail(expected: string): never {
    const found = this.value === undefined ? "is missing" : `is ${this.shown()}`;
    throw new TokenizerError(`${this.path || "The file"} ${found}, but should be ${expected}.`);
  }
}
