import { shortened } from "../../../text/shortened";
import { TokenizerError } from "../../tokenizer";
import { parseJson } from "../parseJson";
import type { TokenizerParts } from "../parts";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";
import { rwkvOfTokens } from "../words/rwkv";
import { readGgufBpe, unknownPreTokenizer } from "./bpe";
import type { GgufHeader } from "./header";
import { isPieceModel, readGgufPieces } from "./pieces";
import { contentOf, readTokens } from "./tokens";
import { readGgufWordPiece } from "./wordPiece";

const modelKey = "tokenizer.ggml.model";
/** Where a file has a model's tokenizer.json as it is. */
const jsonKey = "tokenizer.huggingface.json";

/** What cuts the text, by a name that is not known here, so that a pattern has to be asked for; null where nothing has. */
export function ggufQuestion(header: GgufHeader): string | null {
  return header.has(jsonKey) ? null : unknownPreTokenizer(header, header.string(modelKey));
}

/**
 * Reads the tokenizer of a GGUF file, as llama.cpp's converter writes it (`tokenizer.ggml.*`): by the rules of the model that it
 * was made of, as far as the file says what that is. docs/formats.md has where llama.cpp itself does otherwise.
 * @param pattern what cuts the text, said by a person; null where the file says it
 * @param notes is told in sentences what was guessed and left out
 * @throws {TokenizerError} for kinds that are not read here, and for what is missing or malformed
 */
export function readGguf(header: GgufHeader, pattern: string | null, notes: string[]): TokenizerParts {
  notes.push("Of the file its header alone is read, and its SHA-256 is the header’s.");
  const json = header.string(jsonKey);
  if (json !== null) return readTokenizerJson(parsed(json), null, notes);
  const model = header.string(modelKey) ?? "";
  const tokens = readTokens(header);
  if (!tokens.hasTypes) notes.push("Control tokens are not known: the file does not say of what types its tokens are.");
  if (isPieceModel(model)) return readGgufPieces(header, tokens, model);
  switch (model) {
    case "gpt2":
    case "gemma4":
      return readGgufBpe(header, tokens, model, pattern, notes);
    case "bert":
      return readGgufWordPiece(header, tokens);
    case "rwkv":
      return rwkvOfTokens(Array.from(tokens.types, (type, id) => ({ id, type, name: contentOf(tokens, id) })));
    default:
      throw new TokenizerError(
        `Its tokenizer is of the kind “${shortened(model)}”, which is not read here: gpt2, gemma4, llama, t5, bert and rwkv are.`,
      );
  }
}

/** The most tokens that the model takes (`<architecture>.context_length`); null where the file does not say it. */
export function ggufContextLength(header: GgufHeader): number | null {
  const key = `${header.string("general.architecture") ?? ""}.context_length`;
  const length = header.number(key);
  return length !== null && Number.isInteger(length) && length >= 1 ? length : null;
}

function parsed(json: string): unknown {
  try {
    return parseJson(json);
  } catch (cause) {
    if (cause instanceof TokenizerError) throw cause;
    throw new TokenizerError(`${jsonKey} is no JSON: ${(cause as Error).message}.`, { cause });
  }
}
