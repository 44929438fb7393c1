import { Environment, Interpreter } from "@huggingface/jinja";
import { checkSize, valuesPerStep } from "./size";

/*
 * Templates are programs: one that does not end is known by the statements and expressions that it has evaluated, and the variables
 * that it has set, as each round of a loop does. Unlike time, they are the same on a machine that is slow or busy. Time is looked at
 * too, for the sake of steps that each go through a text of megabytes.
 */

/** More was evaluated than there may be. */
export class TooMuchWork extends Error {
  override readonly name = "TooMuchWork";
  /** What was too much, as “it takes more than …” goes on. */
  readonly limit: string;

  constructor(limit: string) {
    super();
    this.limit = limit;
  }
}

/** Milliseconds that a template may take: less than those after which its worker is ended, which would end the prompt with it. */
const longestTime = 10_000;

/** Steps between two looks at the clock. */
const pace = 256;

/** What may still be evaluated. */
let left = Number.POSITIVE_INFINITY;

/** When there is no more time, by `performance.now()`. */
let until = Number.POSITIVE_INFINITY;

/**
 * Runs what renders templates, which may take so many steps, and some seconds, all together. Within another it has no more than
 * that has left. What its templates hold is limited too.
 * @throws {TooMuchWork} in the midst of a template that evaluates more
 * @throws {TooLarge} for a text or a list that is too large
 */
export function within<T>(steps: number, run: () => T): T {
  const before = { left, until };
  const { evaluate } = Interpreter.prototype;
  const { set, setVariable } = Environment.prototype;
  const mine = Math.min(steps, left);
  left = mine;
  until = Math.min(until, performance.now() + longestTime);
  const spend = (count: number) => {
    if (count > left) {
      left = 0;
      throw new TooMuchWork(`${steps.toLocaleString("en")} steps`);
    }
    left -= count;
    if (count > 0 && left % pace < count && performance.now() > until)
      throw new TooMuchWork(`${longestTime / 1000} seconds`);
  };
  Interpreter.prototype.evaluate = function counted(this: Interpreter, statement, environment: Environment) {
    spend(1);
    const value = evaluate.call(this, statement, environment);
    spend(checkSize(value));
    return value;
  };
  Environment.prototype.setVariable = function counted(this: Environment, name, value) {
    spend(1);
    return setVariable.call(this, name, value);
  };
  // The library gives each template its own functions by this. One of them makes lists of any length.
  Environment.prototype.set = function limited(this: Environment, name, value) {
    return set.call(this, name, name === "range" && typeof value === "function" ? limitedRange(value, spend) : value);
  };
  try {
    return run();
  } finally {
    Interpreter.prototype.evaluate = evaluate;
    Environment.prototype.set = set;
    Environment.prototype.setVariable = setVariable;
    left = before.left - (mine - left);
    ({ until } = before);
  }
}

/** The library's `range`, which tells how long its list gets before it makes it. */
function limitedRange(range: CallableFunction, spend: (count: number) => void) {
  return (...given: readonly unknown[]): unknown => {
    const numbers = given.map((number) => (typeof number === "boolean" ? Number(number) : number));
    // Others may never come to the end: a text grows, and a very small step is none.
    if (!numbers.every(Number.isSafeInteger)) throw new Error("range() takes whole numbers");
    const [first = 0, second, step = 1] = numbers as readonly number[];
    const length = second === undefined ? first / step : (second - first) / step;
    if (step !== 0 && length > 0) spend(Math.floor(length / valuesPerStep));
    return range(...numbers);
  };
}
