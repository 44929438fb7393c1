import { utf8Encode } from "../../../text/utf8";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { TokenizerError } from "../../tokenizer";
import { toColumns } from "../columns";
import type { TokenizerParts } from "../parts";
import { sentencePieceParts } from "../sentencePiece/sentencePiece";
import { ModelType } from "../sentencePiece/sentencePieceProto";
import { noConfig } from "../tokenizerConfig";
import type { GgufHeader } from "./header";
import { contentOf, type GgufTokens, ggufTemplate, tokenId } from "./tokens";

/** What llama.cpp takes where a file does not say it: of SentencePiece's BPE, as Llama has it, and of its Unigram, as T5. */
const kinds = {
  llama: { modelType: ModelType.bpe, usual: { bos: true, eos: false, bosId: 1, eosId: 2 }, unknownId: 0, prefix: true },
  t5: {
    modelType: ModelType.unigram,
    usual: { bos: false, eos: true, bosId: null, eosId: 1 },
    unknownId: 2,
    prefix: false,
  },
} as const;

/** Whether a model (`tokenizer.ggml.model`) is SentencePiece's. */
export function isPieceModel(model: string): model is keyof typeof kinds {
  return Object.hasOwn(kinds, model);
}

/**
 * Reads a SentencePiece model that was put into a GGUF file: pieces, scores and types are the model's own, its rules
 * (`precompiled_charsmap`) are there for Unigram alone. It is encoded as SentencePiece does it.
 * @throws {TokenizerError} that says what is wrong with the pieces
 */
export function readGgufPieces(header: GgufHeader, tokens: GgufTokens, model: keyof typeof kinds): TokenizerParts {
  const { modelType, usual, unknownId, prefix } = kinds[model];
  const count = tokens.types.length;
  if (tokens.scores === null) throw new TokenizerError("The file has no scores of its tokens (tokenizer.ggml.scores).");
  const types = tokens.types.slice();
  const unknown = tokenId(header, "unknown", count, unknownId);
  // There is one piece for what is unknown.
  types.forEach((type, id) => {
    if (type === PieceType.unknown && id !== unknown && unknown !== null) types[id] = PieceType.control;
  });
  if (unknown !== null && types[unknown] !== PieceType.normal) types[unknown] = PieceType.unknown;
  const charsMap = header.numbers("tokenizer.ggml.precompiled_charsmap");
  return sentencePieceParts(
    {
      pieces: { columns: spelled(tokens, types), scores: tokens.scores, types },
      trainer: { modelType, treatWhitespaceAsSuffix: false, byteFallback: types.includes(PieceType.byte) },
      normalizer: {
        charsMap: charsMap === null ? new Uint8Array() : Uint8Array.from(charsMap),
        addDummyPrefix: header.flag("tokenizer.ggml.add_space_prefix", prefix),
        removeExtraWhitespaces: model === "t5" && header.flag("tokenizer.ggml.remove_extra_whitespaces", false),
        escapeWhitespaces: true,
      },
    },
    noConfig,
    [],
    ggufTemplate(header, tokens, usual),
  );
}

/** Symbols of the user's as the model has them: the converter writes “▁” in them as a space. */
function spelled(tokens: GgufTokens, types: Uint8Array) {
  const { columns } = tokens;
  const own = Array.from(columns.ids).filter((id) => types[id] === PieceType.userDefined);
  const changed = new Map(
    own.flatMap((id) => {
      const content = contentOf(tokens, id);
      return content.includes(" ") ? [[id, utf8Encode(content.replaceAll(" ", "▁"))] as const] : [];
    }),
  );
  if (changed.size === 0) return columns;
  const { ids, offsets, bytes } = columns;
  return toColumns(
    Array.from(ids, (id) => [id, changed.get(id) ?? bytes.subarray(offsets[id], offsets[id + 1])] as const),
  );
}
