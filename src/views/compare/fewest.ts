import { isRival } from "../../state/compare/columns";
import type { AppState } from "../../state/store";

/**
 * The fewest tokens of the columns that keep the text, and of a chat have a template's prompt of it, once there are two or more
 * of them and all have answered for the same text; one that has failed will not, and is not waited for.
 */
export function selectFewestTokens({ comparison, columns }: Pick<AppState, "comparison" | "columns">): number | null {
  const working = comparison.tokenizers.filter((reference) => columns[reference]?.state !== "error");
  const shown = working.map((reference) => columns[reference]?.shown ?? null);
  const [first] = shown;
  // Prompts of one chat are different texts.
  const isChat = comparison.input !== undefined;
  if (first == null || shown.some((other) => other == null || (!isChat && other.textHash !== first.textHash)))
    return null;
  const counts = shown.flatMap((other) => (other && isRival(other) ? other.figures.tokens : []));
  return counts.length < 2 ? null : Math.min(...counts);
}
