import { Environment, Interpreter } from "@huggingface/jinja";

/*
 * Templates are programs: one that does not end is known by the statements and expressions that it has evaluated, and the variables
 * that it has set, as each round of a loop does. Unlike time, they are the same on a machine that is slow or busy.
 */

/** More was evaluated than there may be. */
export class TooMuchWork extends Error {
  override readonly name = "TooMuchWork";
}

/** What may still be evaluated. */
let left = Number.POSITIVE_INFINITY;

/**
 * Runs what renders templates, which may take so many steps, all together. Within another it has no
 * more than that has left.
 * @throws {TooMuchWork} in the midst of a template that evaluates more
 */
export function within<T>(steps: number, run: () => T): T {
  const before = left;
  const mine = Math.min(steps, before);
  const { evaluate } = Interpreter.prototype;
  const { setVariable } = Environment.prototype;
  left = mine;
  Interpreter.prototype.evaluate = function counted(this: Interpreter, statement, environment: Environment) {
    if (--left < 0) throw new TooMuchWork();
    return evaluate.call(this, statement, environment);
  };
  Environment.prototype.setVariable = function counted(this: Environment, name, value) {
    if (--left < 0) throw new TooMuchWork();
    return setVariable.call(this, name, value);
  };
  try {
    return run();
  } finally {
    Interpreter.prototype.evaluate = evaluate;
    Environment.prototype.setVariable = setVariable;
    left = before - (mine - left);
  }
}
