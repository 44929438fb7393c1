import { whyDiffer } from "../../analysis/why/whyDiffer";
import type { Utf8Index } from "../../text/utf8";
import { isStaged } from "../../tokenizers/isStaged";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { Explanations, WhyAnswer } from "./protocol";

/** Why two tokenizers cut a place of a text in different ways, or why that cannot be told. */
export function whyPlace(
  [first, second]: readonly [Tokenizer, Tokenizer],
  index: Utf8Index,
  { options, start, end }: Pick<Explanations["why"]["question"], "options" | "start" | "end">,
): WhyAnswer {
  if (!isStaged(first) || !isStaged(second)) {
    return { kind: "noStages", without: [!isStaged(first), !isStaged(second)] };
  }
  const why = whyDiffer([first, second], index, options, start, end);
  return why === null ? { kind: "tooLong" } : { kind: "why", why };
}
