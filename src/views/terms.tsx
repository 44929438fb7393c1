import type { ReactElement } from "react";
import { HintedWords } from "../ui/Hint";

/** The field's words that not everybody knows, each in a sentence. */
const terms = {
  normalizer: "A normalizer changes a text before it is cut, as by lower case or one spelling of accents.",
  pattern: "A pattern is a regular expression that says where a text is cut into pre-tokens.",
  preToken: "A pre-token is a piece that the text is cut into first; no token goes beyond it.",
  merge: "A merge is a rule that joins two neighbouring pieces into one; training found which pairs are worth it.",
  rank: "A merge’s rank is its place in their order: the lower a rank, the earlier the two are joined.",
  jaccard:
    "Jaccard: what two sets have in common ÷ all that either has; 1 where they are the same (Jaccard, “Étude comparative de la distribution florale”, 1901).",
  dice: "Dice: twice as often as both ids stand at the same place ÷ the uses of each together; 1 where they always do (Dice, “Measures of the amount of ecologic association between species”, 1945).",
  qtok: "Qtok sorts entries by how they are written (Chelombitko et al., “Qtok: A Comprehensive Framework for Evaluating Multilingual Tokenizer Quality in Large Language Models”, 2024).",
} as const;

interface TermProps {
  readonly name: keyof typeof terms;
  /** The word as the sentence has it. */
  readonly children: string;
}

/** A word of the field that explains itself to the mouse, to keys, fingers and screen readers. */
export function Term({ name, children }: TermProps): ReactElement {
  return <HintedWords text={terms[name]}>{children}</HintedWords>;
}
