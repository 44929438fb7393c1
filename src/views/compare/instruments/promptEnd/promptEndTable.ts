import { columnTitle } from "../../../../state/compare/columnName";
import type { Comparison } from "../../../../state/pages";
import { textOf } from "../../differences/pieces";
import type { Table } from "../table/tables";
import type { PromptEnds } from "./usePromptEnds";

/** Tokens that are taken back at most, one after the other. */
const mostBack = 3;

/**
 * What is told of a prompt's end for other programs, a row for each column that is told of: where the prompt ends and where the safe
 * boundary is, in bytes, whether a space changes tokens before it, what can still change, and for one, two and three tokens
 * taken back what they say and how many entries begin with that.
 */
export function promptEndTable(
  { tokenizers, models }: Pick<Comparison, "tokenizers" | "models">,
  { prompt, columns }: PromptEnds,
): Table {
  const back = Array.from({ length: mostBack }, (_, i) => i + 1);
  return {
    heads: [
      ...["tokenizer", "byte", "a space changes tokens", "safe boundary", "can change", "tokens of it", "entries"],
      ...back.flatMap((tokens) => [`${tokens} back`, `${tokens} back: entries`]),
    ],
    rows: tokenizers.flatMap((reference) => {
      const column = columns.get(reference);
      const end = column?.answer?.kind === "told" ? column.answer.end : null;
      if (end === null) return [];
      const { space, safe, fromSafe, steps } = end;
      return [
        [
          ...[columnTitle(reference, { models }), prompt.byte, space === null ? "no" : "yes", safe],
          ...[textOf(fromSafe.rest).text, fromSafe.tokens, fromSafe.count],
          ...back.flatMap((_, i) => {
            const step = steps[i];
            return step === undefined ? [null, null] : [textOf(step.rest).text, step.count];
          }),
        ],
      ];
    }),
  };
}
