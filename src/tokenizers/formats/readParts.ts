import { checkParts } from "../pack/check";
import { type PackPlatform, packVersionOf, readPack } from "../pack/read";
import { TokenizerError } from "../tokenizer";
import { Fields } from "./fields";
import type { GgufChat } from "./gguf/chat";
import { readAsOf } from "./olderPack";
import type { TokenizerParts } from "./parts";
import { readMinbpe } from "./ranks/minbpe";
import { readTekken } from "./ranks/tekken";
import { readTiktokenJson } from "./ranks/tiktokenJson";
import { encodingOf, readTiktokenRanks } from "./ranks/tiktokenRanks";
import type { Recognised } from "./recognised";
import { readSentencePiece } from "./sentencePiece/sentencePiece";
import type { TokenizerConfig } from "./tokenizerConfig";
import { withConfiguredTemplate } from "./tokenizerJson/configuredTemplate";
import type { ModelTables } from "./tokenizerJson/jsonTables";
import { readTokenizerJson } from "./tokenizerJson/tokenizerJson";
import { missingUnknownNote } from "./tokenizerJson/unknownToken";
import { readBpeFiles, readClipMerges } from "./words/bpeFiles";
import { readKeras } from "./words/keras";
import { readRwkv } from "./words/rwkv";
import { readWordPieceVocabulary } from "./words/wordPieceVocabulary";

export interface ReadOptions {
  /** For files that do not say how text is cut: the name of a known pattern, or a pattern in fancy-regex's dialect. */
  readonly pattern?: string | undefined;
  readonly platform: PackPlatform;
  /** Whether a SentencePiece model beside a tokenizer.json is built too, and both are held side by side. */
  readonly compare?: boolean;
}

/**
 * What has to be asked before a file can be read: how its text is cut, which ranks do not say, and GGUF files may by a name that is
 * not known here.
 * @returns null where nothing has; for GGUF with that name
 */
export async function patternAsked(main: Recognised): Promise<{ readonly named: string | null } | null> {
  if (main.kind === "tiktoken ranks") return { named: null };
  if (main.kind !== "GGUF model") return null;
  const named = (await import("./gguf/gguf")).ggufQuestion(main.header);
  return named === null ? null : { named };
}

/** A tokenizer that was read, and whether the files beside it had a say in it. */
interface ReadParts {
  readonly parts: TokenizerParts;
  readonly usesConfig: boolean;
  /** The most tokens that the model takes, where the file itself says it. */
  readonly modelMaxLength?: number | null;
  /** What the file itself says of chats; left out, or null, where it says nothing. */
  readonly chat?: GgufChat | null;
}

/**
 * Reads a tokenizer of a file, or of two.
 * @param partner merges, beside a vocabulary in JSON
 * @param config what the files beside it say
 * @param notes is told in sentences what was guessed or left out
 * @throws {TokenizerError} for what is damaged or not supported
 */
export async function readParts(
  main: Recognised,
  partner: Recognised | null,
  config: TokenizerConfig,
  options: ReadOptions,
  notes: string[],
): Promise<ReadParts> {
  const read = await partsOf(main, partner, config, options, notes);
  const unknown = missingUnknownNote(read.parts);
  if (unknown !== null) notes.push(unknown);
  return read;
}

async function partsOf(
  main: Recognised,
  partner: Recognised | null,
  config: TokenizerConfig,
  { pattern, platform }: ReadOptions,
  notes: string[],
): Promise<ReadParts> {
  const alone = (parts: TokenizerParts) => ({ parts, usesConfig: false });
  const withConfig = (parts: TokenizerParts) => ({ parts, usesConfig: true });
  if (partner?.kind === "merges.txt" && "json" in main) {
    return withConfig(readBpeFiles(main.json, partner.text, config, notes));
  }
  switch (main.kind) {
    case "pack":
      return alone(await packParts(main.file.bytes, platform));
    case "SentencePiece model":
      return withConfig(readSentencePiece(main.file.bytes, config, notes));
    case "tokenizer.json":
      return configured(main.json, main.tables, config, notes);
    case "tekken.json":
      return alone(readTekken(main.json));
    case "tiktoken JSON":
      return alone(readTiktokenJson(main.json));
    case "tiktoken ranks":
      return withConfig(readRanks(main.text, pattern ?? "", config, notes));
    case "CLIP merges":
      return alone(readClipMerges(main.text, notes));
    case "WordPiece vocabulary":
      return withConfig(readWordPieceVocabulary(main.entries, config, notes));
    case "minbpe model":
      return alone(readMinbpe(main.text));
    case "RWKV vocabulary":
      return alone(readRwkv(main.text));
    case "Keras tokenizer":
      return alone(readKeras(main.json));
    case "GGUF model": {
      const [{ ggufContextLength, readGguf }, { ggufChat }] = await Promise.all([
        import("./gguf/gguf"),
        import("./gguf/chat"),
      ]);
      const parts = readGguf(main.header, pattern ?? null, notes);
      return { parts, usesConfig: false, modelMaxLength: ggufContextLength(main.header), chat: ggufChat(main.header) };
    }
    default:
      throw new TokenizerError(`${main.file.name} is no tokenizer by itself.`);
  }
}

/** A pack whose hash is right can hold anything: nobody has to have written it with this program. */
async function packParts(bytes: Uint8Array<ArrayBuffer>, platform: PackPlatform): Promise<TokenizerParts> {
  const parts = await readPack(bytes, platform);
  checkParts(parts);
  return readAsOf(packVersionOf(bytes), parts);
}

function configured(json: unknown, tables: ModelTables | null, config: TokenizerConfig, notes: string[]): ReadParts {
  const parts = readTokenizerJson(json, tables, notes);
  const truncation = new Fields(json, "").get("truncation");
  if (!truncation.isNull) {
    // References cut texts off when a file says so, which would hide what a text costs.
    const most = truncation.get("max_length").integer();
    notes.push(`The file cuts texts off after ${most} tokens; here they are encoded whole.`);
  }
  const changed = withConfiguredTemplate(parts, config);
  if (changed === null) return { parts, usesConfig: false };
  notes.push(changed.note);
  return { parts: changed.parts, usesConfig: true };
}

function readRanks(text: string, pattern: string, config: TokenizerConfig, notes: string[]): TokenizerParts {
  const own = new Map(config.addedTokens.map(({ content, id }) => [content, id]));
  return readTiktokenRanks(text, (ids) => {
    const { note, ...encoding } = encodingOf(pattern, own, ids);
    if (note !== null) notes.push(note);
    return encoding;
  });
}
