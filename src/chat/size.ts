/** A value of a template, as the library holds it. */
export interface Value {
  readonly type: string;
  readonly value: unknown;
}

/** UTF-16 units that a text may have while a template runs, its prompt too: what is longer is no prompt, and would fill the memory. */
export const longestPrompt = 8_000_000;

/** What a list or an object may weigh with all that is in it: as many units as characters, and as below for each value. */
const heaviest = 64_000_000;
const weightOfValue = 64;

/** A template holds more than fits. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** What lists and objects weigh that nothing changes any more: none of them has a namespace in it. */
const known = new WeakMap<Value, number>();

/**
 * Holds a value against what a template may have. A list that has another one twice, which has another one twice, is made in no
 * time and never written: so what is in a list counts as often as it is there.
 * @returns steps that it took to look at what is in it
 * @throws {TooLarge}
 */
export function checkSize(value: Value): number {
  if (value.type === "StringValue") {
    if (String(value.value).length <= longestPrompt) return 0;
    throw new TooLarge(`it writes more than ${longestPrompt.toLocaleString("en")} characters`);
  }
  if (partsOf(value) === null) return 0;
  const scale = new Scale();
  scale.weigh(value);
  return scale.steps();
}

/** Values that are looked at in the time of a step. */
export const valuesPerStep = 16;

class Scale {
  private seen = 0;
  private readonly within = new Set<Value>();
  private namespaces = 0;

  steps(): number {
    // What has a namespace in it is looked at each time anew: that may be all of a tree of them.
    return this.namespaces > 1 ? this.seen : Math.floor(this.seen / valuesPerStep);
  }

  weigh(value: Value): number {
    const before = known.get(value);
    if (before !== undefined) return before;
    const parts = partsOf(value);
    if (parts === null) return weightOfValue + (value.type === "StringValue" ? String(value.value).length : 0);
    const isNamespace = value.type === "NamespaceValue";
    // It has itself in it, which only writing it would mind.
    if (isNamespace && this.within.has(value)) return weightOfValue;
    if (isNamespace) {
      this.within.add(value);
      this.namespaces++;
    }
    const { namespaces } = this;
    let weight = weightOfValue;
    for (const part of parts) {
      this.seen++;
      weight += this.weigh(part);
      if (weight > heaviest) throw new TooLarge("it makes a list or an object that is too large to be held");
    }
    if (isNamespace) this.within.delete(value);
    else if (this.namespaces === namespaces) known.set(value, weight);
    return weight;
  }
}

/** What is in a list, an object or a namespace; null for what is none. */
function partsOf({ type, value }: Value): Iterable<Value> | null {
  if (type === "ArrayValue" || type === "TupleValue") return value as readonly Value[];
  return value instanceof Map ? (value as ReadonlyMap<string, Value>).values() : null;
}
