import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { lostInJson } from "../../tokenizers/formats/sentencePiece/sentencePieceLosses";
import { namesLeftOut } from "../../tokenizers/formats/write/writeTokenizerJson";

/** What of a tokenizer its tokenizer.json does not say. */
export function lossesOf(parts: TokenizerParts): string[] {
  const names = namesLeftOut(parts);
  const lost = lostInJson(parts);
  return [
    ...(names.length > 0 ? [`Left out, since another name has the same id: ${names.join(", ")}.`] : []),
    ...(lost.length > 0 ? ["In a tokenizer.json some texts have other ids.", ...lost] : []),
  ];
}
