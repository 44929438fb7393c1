import { shortened } from "../../../text/shortened";
import { isUtf8 } from "../../../text/strictUtf8";
import { utf8Encode } from "../../../text/utf8";
import type { AddedToken } from "../../addedTokens";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { textNotation } from "../../notation";
import { TokenizerError } from "../../tokenizer";
import { Vocabulary, type VocabularyColumns } from "../../vocabulary";
import { writeBase64 } from "../base64";
import { mostItems } from "../limits";
import type { TokenizerParts } from "../parts";
import type { TokenizerConfig } from "../tokenizerConfig";
import { classTemplate } from "./classTemplate";
import { numberedPieces } from "./fairseq";
import { ModelType, type PieceTable, readModelProto, type SentencePieceModel } from "./sentencePieceProto";

/** How a recipe calls the kinds of models, by `TrainerSpec.ModelType`. */
const modelNames: ReadonlyMap<number, string> = new Map([
  [ModelType.unigram, "Unigram"],
  [ModelType.bpe, "BPE"],
  [ModelType.word, "Word"],
  [ModelType.char, "Char"],
]);

/**
 * Reads a SentencePiece `.model`, which is encoded as SentencePiece itself does it (docs/formats.md). Ids are the places of the
 * pieces, but where the configuration names a class that numbers them otherwise.
 * @param config `tokenizer_config.json` and its like, if there are any: what is put around a text, tokens beyond the pieces
 * @param notes is told in a sentence how ids were changed
 * @throws {TokenizerError} that says what is damaged, as SentencePiece would
 */
export function readSentencePiece(bytes: Uint8Array, config: TokenizerConfig, notes: string[] = []): TokenizerParts {
  return sentencePieceParts(readModelProto(bytes), config, notes);
}

/**
 * A tokenizer of a SentencePiece model.
 * @param template the post-processor of a tokenizer.json; left out, it is the configuration's
 * @throws {TokenizerError} that says what is wrong with the model
 */
export function sentencePieceParts(
  model: SentencePieceModel,
  config: TokenizerConfig,
  notes: string[],
  template?: object | null,
): TokenizerParts {
  const { trainer, normalizer } = model;
  checkPieces(model.pieces, trainer.byteFallback);
  const { pieces, added, note } = numberedPieces(model.pieces, config);
  if (note !== null) notes.push(note);
  const addedTokens = [...addedTokensOf(pieces), ...beyondPieces(pieces, added, config)];
  const names = new Vocabulary(pieces.columns);
  const idOf = (name: string) =>
    names.idOf(utf8Encode(name)) ?? addedTokens.find(({ content }) => content === name)?.id ?? -1;
  const type = modelNames.get(trainer.modelType);
  if (type === undefined) {
    throw new TokenizerError(
      `The SentencePiece model is of a type that SentencePiece does not have: ${trainer.modelType}.`,
    );
  }
  const unknownId = pieces.types.indexOf(PieceType.unknown);
  if (unknownId < 0) throw new TokenizerError("The SentencePiece model has no piece of type UNKNOWN.");
  const file = {
    normalizer: {
      type: "SentencePiece",
      precompiled_charsmap: base64Of(normalizer.charsMap),
      add_dummy_prefix: normalizer.addDummyPrefix,
      remove_extra_whitespaces: normalizer.removeExtraWhitespaces,
      escape_whitespaces: normalizer.escapeWhitespaces,
      treat_whitespace_as_suffix: trainer.treatWhitespaceAsSuffix,
    },
    post_processor: template === undefined ? classTemplate(config, idOf) : template,
    model: { type, byte_fallback: trainer.byteFallback, unk_id: unknownId, types: runsOf(pieces.types) },
  };
  return {
    recipe: { kind: "SentencePiece", file },
    addedTokens,
    vocabulary: pieces.columns,
    unwritable: new Uint32Array(),
    merges: null,
    seenPairs: null,
    scores: pieces.scores,
  };
}

/** Control tokens, which SentencePiece does not look for in a text, and symbols of the user's, which it always finds. */
function addedTokensOf({ columns, types }: PieceTable): AddedToken[] {
  const tokens: AddedToken[] = [];
  types.forEach((type, id) => {
    const special = type === PieceType.control || type === PieceType.unknown;
    if (!special && type !== PieceType.userDefined) return;
    const content = textNotation.nameOf(bytesOf(columns, id));
    tokens.push({ ...{ id, content, special }, singleWord: false, lstrip: false, rstrip: false, normalized: !special });
  });
  return tokens;
}

/** Tokens behind the pieces: those of the class, and those that the files beside the model have, which come first. */
function beyondPieces({ types }: PieceTable, added: readonly AddedToken[], config: TokenizerConfig): AddedToken[] {
  const own = config.addedTokens.filter(({ id }) => id >= types.length);
  const known = new Set(own.flatMap(({ id, content }) => [id, content]));
  const others = added.filter(({ id, content }) => !known.has(id) && !known.has(content));
  return [...own, ...others].sort((a, b) => a.id - b.id);
}

/** What SentencePiece checks when it loads a model (`ModelInterface::InitializePieces`), and that no id has two pieces. */
function checkPieces({ columns, scores, types }: PieceTable, byteFallback: boolean): void {
  const { offsets, bytes } = columns;
  const count = types.length;
  if (count === 0) throw new TokenizerError("The SentencePiece model has no pieces.");
  if (count > mostItems)
    throw new TokenizerError(`The SentencePiece model has ${count} pieces; at most ${mostItems} are read.`);
  for (let id = 0; id < count; id++) {
    const start = offsets[id] as number;
    if (start === offsets[id + 1]) throw new TokenizerError(`Piece ${id} has no text.`);
    if (((bytes[start] as number) & 0xc0) === 0x80) throw notText(id);
    if (!Number.isFinite(scores[id])) {
      throw new TokenizerError(`Piece ${id}, “${shortened(nameOf(columns, id))}”, has the score ${scores[id]}.`);
    }
  }
  checkText(columns);
  const names = new Vocabulary(columns);
  for (let id = 0; id < count; id++) {
    const same = names.find(bytes, offsets[id] as number, offsets[id + 1] as number);
    if (same !== id) throw new TokenizerError(`Pieces ${same} and ${id} are both “${shortened(nameOf(columns, id))}”.`);
  }
  checkUnknown(columns, types);
  checkBytes(columns, types, byteFallback);
}

/** All at once, since each piece has been found to begin with a character. */
function checkText(columns: VocabularyColumns): void {
  if (isUtf8(columns.bytes)) return;
  const wrong = columns.ids.findIndex((id) => !isUtf8(bytesOf(columns, id)));
  throw notText(wrong);
}

function notText(id: number): TokenizerError {
  return new TokenizerError(`Piece ${id} is not UTF-8.`);
}

function checkUnknown(columns: VocabularyColumns, types: Uint8Array): void {
  const first = types.indexOf(PieceType.unknown);
  const second = types.indexOf(PieceType.unknown, first + 1);
  if (first < 0 || second < 0) return;
  const both = `${first}, “${shortened(nameOf(columns, first))}”, and ${second}, “${shortened(nameOf(columns, second))}”`;
  throw new TokenizerError(`Pieces ${both}, are both of type UNKNOWN.`);
}

function checkBytes(columns: VocabularyColumns, types: Uint8Array, byteFallback: boolean): void {
  const found = new Set<string>();
  types.forEach((type, id) => {
    if (type !== PieceType.byte) return;
    const name = nameOf(columns, id);
    if (!byteFallback)
      throw new TokenizerError(`Piece ${id}, “${shortened(name)}”, is of type BYTE, but byte_fallback is false.`);
    if (!/^<0x[0-9A-F]{2}>$/.test(name))
      throw new TokenizerError(`Piece ${id}, “${shortened(name)}”, is of type BYTE and names none.`);
    found.add(name);
  });
  if (byteFallback && found.size < 256) {
    throw new TokenizerError(
      `The SentencePiece model has byte_fallback, but pieces of only ${found.size} of the 256 bytes.`,
    );
  }
}

function nameOf(columns: VocabularyColumns, id: number): string {
  return textNotation.nameOf(bytesOf(columns, id));
}

function bytesOf({ offsets, bytes }: VocabularyColumns, id: number): Uint8Array {
  return bytes.subarray(offsets[id], offsets[id + 1]);
}

/** `[type, how many]` of neighbours of one type. */
function runsOf(types: Uint8Array): [type: number, count: number][] {
  const runs: [number, number][] = [];
  for (const type of types) {
    const last = runs.at(-1);
    if (last?.[0] === type) last[1]++;
    else runs.push([type, 1]);
  }
  return runs;
}

/** In parts of whole groups of three bytes, since each byte is an argument of a call. */
function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8190) text += writeBase64(bytes.subarray(at, at + 8190));
  return text;
}
