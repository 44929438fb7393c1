import type { Model } from "../../models/model";
import type { NormalizerStage } from "../../normalizers/stage";
import type { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { readBpe } from "./model";
import { plainNormalizers, readNormalizerOf, stageFields, stageType } from "./normalizerField";
import {
  type PreTokenizerStage,
  plainPreTokenizers,
  preTokenizerFields,
  readPreTokenizerOf,
} from "./preTokenizerField";

/** Readers of the stages that make up for most of the code, and that a tokenizer has few of. */
export interface StageReaders {
  /** Reads the `normalizer` field; null where there is none. */
  normalizer(field: Fields): NormalizerStage | null;
  /**
   * Reads the `pre_tokenizer` field.
   * @param takesBytes whether the model may work on bytes
   */
  preTokenizer(field: Fields, takesBytes: boolean): PreTokenizerStage;
  /**
   * Reads the `model` field.
   * @param byteLevel whether the pre-tokenizer ends in the byte alphabet
   */
  model(field: Fields, parts: TokenizerParts, byteLevel: boolean): Model;
}

/** Readers of what {@link hasPlainStages} says yes to: the first page has no room for others (`allStages.ts`). */
export const plainStages: StageReaders = {
  normalizer: (field) => readNormalizerOf(field, plainNormalizers),
  preTokenizer: (field, takesBytes) => readPreTokenizerOf(field, takesBytes, plainPreTokenizers),
  model: readBpe,
};

/**
 * Whether {@link plainStages} can read a tokenizer's stages.
 * @param file its recipe
 * @throws {TokenizerError} that names the field which is malformed
 */
export function hasPlainStages(parts: TokenizerParts, file: Fields): boolean {
  return (
    parts.merges !== null &&
    stageFields(file.get("normalizer")).every((stage) => plainNormalizers.has(stageType(stage))) &&
    preTokenizerFields(file.get("pre_tokenizer")).every((stage) => plainPreTokenizers.has(stage.get("type").string()))
  );
}
