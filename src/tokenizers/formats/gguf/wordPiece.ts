import { PieceType } from "../../models/sentencePiece/sentencePieces";
import type { TokenizerParts } from "../parts";
import { noConfig } from "../tokenizerConfig";
import { readWordPieceVocabulary } from "../words/wordPieceVocabulary";
import type { GgufHeader } from "./header";
import { addedTokensOf, contentOf, type GgufTokens, tokenId } from "./tokens";

/** Roles of BERT's control tokens, their ids in BERT's first vocabulary, and what GGUF calls them (once misspelt). */
const roles: readonly (readonly [role: string, usual: number, keys: readonly string[]])[] = [
  ["unk_token", 100, ["unknown"]],
  ["cls_token", 101, ["bos", "cls"]],
  ["sep_token", 102, ["seperator", "separator"]],
  ["pad_token", 0, ["padding"]],
  ["mask_token", 103, ["mask"]],
];

/**
 * Reads BERT's vocabulary out of a GGUF file (model `bert`): an entry that begins a word has “▁” before it there, and one that
 * goes on has lost its “##”. The rest is BERT's pipeline, as of a `vocab.txt`.
 */
export function readGgufWordPiece(header: GgufHeader, tokens: GgufTokens): TokenizerParts {
  const { types } = tokens;
  const count = types.length;
  const entries = new Map(Array.from(types, (type, id) => [spelled(contentOf(tokens, id), type), id] as const));
  const names = roles.flatMap(([role, usual, keys]) => {
    const said = keys.map((key) => tokenId(header, key, count, null)).find((id) => id !== null);
    const id = said ?? (usual < count ? usual : null);
    return id === null ? [] : [[role, spelled(contentOf(tokens, id), types[id] as number)] as const];
  });
  const lowercase = header.flag("tokenizer.ggml.normalizer.lowercase", true);
  const accents = header.number("tokenizer.ggml.normalizer.strip_accents");
  return readWordPieceVocabulary(
    entries,
    {
      ...noConfig,
      roles: new Map(names),
      addedTokens: addedTokensOf(tokens),
      switches: new Map([
        ["do_lower_case", lowercase],
        ...(accents === null ? [] : [["strip_accents", accents !== 0] as const]),
      ]),
    },
    [],
  );
}

/** Control tokens are as they were; converters of 2024 knew them by their brackets alone. */
function spelled(token: string, type: number): string {
  if (token.startsWith("▁")) return token.slice(1);
  return type === PieceType.normal && !/^\[.+\]$/s.test(token) ? `##${token}` : token;
}
