import type { Acceptor } from "./acceptor";
import { ByteAutomaton } from "./byteAutomaton";
import { readExpression } from "./expression";

/** The containers that are open, the innermost first. */
interface Container {
  readonly isObject: boolean;
  readonly outer: Container | null;
}

/** What comes next, where no scalar is being read. */
type Expected = "value" | "firstValue" | "key" | "firstKey" | "colon" | "after";

/** A place in a JSON text. */
export interface JsonPlace {
  readonly expected: Expected;
  readonly inside: Container | null;
  /** State of the scalar that is being read, behind which `expected` comes; null where none is. */
  readonly scalar: number | null;
}

const string = String.raw`"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"`;
const number = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?`;

const [quote, comma, colon] = [0x22, 0x2c, 0x3a];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** JSON as RFC 8259 has it, any value at its top: a stack of containers, with an automaton for all that stands in none. */
export class JsonAcceptor implements Acceptor<JsonPlace> {
  readonly start: JsonPlace = { expected: "value", inside: null, scalar: null };
  private readonly scalars = new ByteAutomaton(readExpression(`${string}|${number}|true|false|null`));

  step(place: JsonPlace, byte: number): JsonPlace | null {
    const { expected, inside, scalar } = place;
    if (scalar !== null) {
      const next = this.scalars.step(scalar, byte);
      if (next !== null) return next === scalar ? place : { expected, inside, scalar: next };
      // A number ends where something else begins.
      return this.scalars.accepts(scalar) ? this.between(expected, inside, byte) : null;
    }
    return this.between(expected, inside, byte);
  }

  accepts({ expected, inside, scalar }: JsonPlace): boolean {
    return inside === null && expected === "after" && (scalar === null || this.scalars.accepts(scalar));
  }

  private between(expected: Expected, inside: Container | null, byte: number): JsonPlace | null {
    if (byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) return { expected, inside, scalar: null };
    switch (expected) {
      case "firstKey":
        if (byte === closeObject) return closed(inside);
        return byte === quote ? this.scalar("colon", inside, byte) : null;
      case "key":
        return byte === quote ? this.scalar("colon", inside, byte) : null;
      case "colon":
        return byte === colon ? { expected: "value", inside, scalar: null } : null;
      case "after":
        if (inside === null) return null;
        if (byte === comma) return { expected: inside.isObject ? "key" : "value", inside, scalar: null };
        return byte === (inside.isObject ? closeObject : closeList) ? closed(inside) : null;
      case "firstValue":
        if (byte === closeList) return closed(inside);
        return this.value(inside, byte);
      case "value":
        return this.value(inside, byte);
    }
  }

  private value(inside: Container | null, byte: number): JsonPlace | null {
    if (byte === openObject) return { expected: "firstKey", inside: { isObject: true, outer: inside }, scalar: null };
    if (byte === openList) return { expected: "firstValue", inside: { isObject: false, outer: inside }, scalar: null };
    return this.scalar("after", inside, byte);
  }

  private scalar(expected: Expected, inside: Container | null, byte: number): JsonPlace | null {
    const { start } = this.scalars;
    const scalar = start === null ? null : this.scalars.step(start, byte);
    return scalar === null ? null : { expected, inside, scalar };
  }
}

/** Behind a container's end. */
function closed(inside: Container | null): JsonPlace {
  return { expected: "after", inside: inside?.outer ?? null, scalar: null };
}
