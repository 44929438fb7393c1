import type { TokenizerParts } from "../../tokenizers/formats/parts";
import type { TokenizerKind } from "../../tokenizers/formats/readFiles";
import { type ReferenceIdentity, tiktoken, transformers } from "./names";

/** SentencePiece itself runs in no browser here: its models are checked as what they become when they are exported. */
const givenOurJson = (): ReferenceIdentity => {
  const { kind, name } = transformers();
  return { kind, name: `${name} (given our tokenizer.json of this model)` };
};

/** The library that files of a kind are checked against; null for kinds that can be either library's. */
export function referenceOfKind(kind: TokenizerKind): ReferenceIdentity | null {
  if (kind === "SentencePiece model") return givenOurJson();
  return kind === "tokenizer.json" ? transformers() : null;
}

/** The library that a tokenizer is checked against which was brought along. */
export function referenceOfParts({ recipe }: TokenizerParts): ReferenceIdentity {
  if (recipe.kind === "tiktoken") return tiktoken();
  return recipe.kind === "SentencePiece" ? givenOurJson() : transformers();
}
