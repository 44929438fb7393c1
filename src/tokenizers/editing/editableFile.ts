import { textToByteAlphabet } from "../byteAlphabet";
import { Fields } from "../formats/fields";
import type { TokenizerParts } from "../formats/parts";
import { takesBytes } from "../formats/tokenizerJson/model";
import { readPreTokenizer } from "../formats/tokenizerJson/pretokenizer";
import type { Vocab } from "../formats/write/countedIds";
import { writeTokenizerJson } from "../formats/write/writeTokenizerJson";

/** An item of `added_tokens`. */
export interface AddedItem {
  readonly id: number;
  readonly content: string;
}

/** A tokenizer.json as it is written here, as far as edits go. */
export interface EditableFile {
  readonly added_tokens: readonly AddedItem[];
  readonly normalizer?: unknown;
  readonly pre_tokenizer?: unknown;
  readonly post_processor?: unknown;
  readonly padding?: unknown;
  readonly model: EditableModel;
}

/** Its model, with the tables that edits change. */
export interface EditableModel {
  readonly type: "BPE" | "WordPiece" | "WordLevel" | "Unigram";
  readonly vocab: Vocab;
  readonly merges?: readonly (readonly [string, string])[];
  readonly unk_token?: string | null;
  readonly unk_id?: number | null;
  readonly byte_fallback?: boolean;
  readonly ignore_merges?: boolean;
  readonly continuing_subword_prefix?: string | null;
  readonly end_of_word_suffix?: string | null;
}

/**
 * A tokenizer as the tokenizer.json that edits are made to.
 * @throws {TokenizerError} when it cannot be written as one
 */
export function editableFileOf(parts: TokenizerParts): EditableFile {
  return JSON.parse(writeTokenizerJson(parts));
}

/** How a file writes the texts of its entries. */
export interface EntryWriting {
  /** An entry's name, of its text. */
  nameOf(text: string): string;
  /** Whether entries are bytes, written in the byte alphabet. */
  readonly isByteLevel: boolean;
  /** Whether no text ever has a space in it when it comes to the model. */
  readonly hasNoSpaces: boolean;
}

/** How a file writes the texts of its entries: in the byte alphabet, with “▁” for a space, or as they are. */
export function writingOf({ normalizer, pre_tokenizer: preTokenizer, model }: EditableFile): EntryWriting {
  const { byteLevel } = readPreTokenizer(
    new Fields(preTokenizer, "pre_tokenizer"),
    takesBytes(new Fields(model, "model"), model.type === "BPE"),
  );
  if (byteLevel) return { nameOf: textToByteAlphabet, isByteLevel: true, hasNoSpaces: true };
  const stages = [...stagesIn(normalizer), ...stagesIn(preTokenizer)];
  const hasSigns = stages.some(writesSpaces);
  return {
    nameOf: (text) => (hasSigns ? text.replaceAll(" ", "▁") : text),
    isByteLevel: false,
    hasNoSpaces: hasSigns || stages.some(({ type }) => cutsAtSpaces.has(type)),
  };
}

const cutsAtSpaces: ReadonlySet<unknown> = new Set(["Whitespace", "WhitespaceSplit", "BertPreTokenizer"]);

function writesSpaces(stage: Readonly<Record<string, unknown>>): boolean {
  if (stage.type === "Metaspace") return true;
  const pattern = stage.pattern as { String?: unknown } | undefined;
  return stage.type === "Replace" && pattern?.String === " " && stage.content === "▁";
}

/** A stage, and those within it. */
export function stagesIn(stage: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof stage !== "object" || stage === null) return [];
  const record = stage as Record<string, unknown>;
  const within = [record.normalizers, record.pretokenizers, record.processors].filter(Array.isArray).flat();
  return [record, ...within.flatMap(stagesIn)];
}

/** Names of the tokens that a post-processor puts around texts. */
export function namesAround({ post_processor: postProcessor }: EditableFile): ReadonlySet<string> {
  const names = stagesIn(postProcessor).flatMap((stage) => [
    ...Object.keys((stage.special_tokens as object | undefined) ?? {}),
    ...[stage.cls, stage.sep].filter(Array.isArray).map(([name]) => `${name}`),
  ]);
  return new Set(names);
}

/** A file's stages with other ids, which post-processors and padding name. */
export function withIds(file: EditableFile, idOf: (id: number) => number): EditableFile {
  const { padding, post_processor: postProcessor } = file;
  return {
    ...file,
    ...(isRecord(padding) && { padding: { ...padding, pad_id: idOf(Number(padding.pad_id)) } }),
    ...(isRecord(postProcessor) && { post_processor: stageWithIds(postProcessor, idOf) }),
    added_tokens: file.added_tokens.map((token) => ({ ...token, id: idOf(token.id) })),
  };
}

function stageWithIds(stage: Record<string, unknown>, idOf: (id: number) => number): unknown {
  const { processors, special_tokens: specials, cls, sep } = stage;
  const pair = (value: unknown) => (Array.isArray(value) ? [value[0], idOf(Number(value[1]))] : value);
  return {
    ...stage,
    ...(Array.isArray(processors) && {
      processors: processors.map((each) => (isRecord(each) ? stageWithIds(each, idOf) : each)),
    }),
    ...(isRecord(specials) && {
      special_tokens: Object.fromEntries(
        Object.entries(specials).map(([name, token]) => {
          const { ids, ...rest } = token as { readonly ids: readonly number[] };
          return [name, { ...rest, ids: ids.map(idOf) }];
        }),
      ),
    }),
    ...(cls !== undefined && { cls: pair(cls) }),
    ...(sep !== undefined && { sep: pair(sep) }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
