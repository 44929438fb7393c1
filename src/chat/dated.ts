import { Interpreter } from "@huggingface/jinja";

/**
 * Runs what renders a template.
 * @returns what it gives, and whether the template called `strftime_now`: its prompt is another one on another day, or later
 */
export function noticeDate<T>(run: () => T): { readonly made: T; readonly isDated: boolean } {
  const { evaluate } = Interpreter.prototype;
  let isDated = false;
  // The library lets nobody put another function in its own one's place.
  Interpreter.prototype.evaluate = function noticed(this: Interpreter, statement, environment) {
    if (statement?.type === "CallExpression" && "callee" in statement && isNow(statement.callee)) isDated = true;
    return evaluate.call(this, statement, environment);
  };
  try {
    const made = run();
    return { made, isDated };
  } finally {
    Interpreter.prototype.evaluate = evaluate;
  }
}

function isNow(callee: unknown): boolean {
  return typeof callee === "object" && callee !== null && "value" in callee && callee.value === "strftime_now";
}
