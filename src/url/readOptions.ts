import * as v from "valibot";
import { type LinkProblem, problems } from "./problems";
import type { RawParameters } from "./upgraders";

/**
 * Reads options that can be judged one by one. One that cannot be read is told, and is as if the link did not have it.
 * @param schema of an object whose members are all optional; names are those of the link
 */
export function readOptions<Options>(
  schema: v.GenericSchema<unknown, Options>,
  raw: RawParameters,
): { readonly options: Options; readonly problems: readonly LinkProblem[] } {
  const first = v.safeParse(schema, Object.fromEntries(raw), { abortPipeEarly: true });
  if (first.success) return { options: first.output, problems: [] };
  const wrong = new Map(first.issues.map((issue) => [String(issue.path?.[0]?.key), issue.message]));
  const others = Object.fromEntries(Array.from(raw).filter(([name]) => !wrong.has(name)));
  return {
    options: v.parse(schema, others),
    problems: Array.from(wrong, ([name, why]) => problems.malformed(name, why)),
  };
}
