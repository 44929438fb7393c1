import { type PackPlatform, readPack } from "../pack/read";
import type { PipelineTokenizer } from "../pipeline";
import { TokenizerError } from "../tokenizer";
import { buildTokenizer } from "./build";
import { Fields } from "./fields";
import { guarded, guardedAsync, nothingFound, tooLarge } from "./fileErrors";
import { largestFiles } from "./limits";
import type { TokenizerParts } from "./parts";
import { readTekken } from "./ranks/tekken";
import { readTiktokenJson } from "./ranks/tiktokenJson";
import { encodingOf, readTiktokenRanks } from "./ranks/tiktokenRanks";
import { type NamedFile, type Recognised, recognise } from "./recognise";
import { readSentencePiece } from "./sentencePiece/sentencePiece";
import { readTokenizerConfig, type TokenizerConfig } from "./tokenizerConfig";
import { readTokenizerJson } from "./tokenizerJson/tokenizerJson";
import { readBpeFiles } from "./words/bpeFiles";
import { readWordPieceVocabulary } from "./words/wordPieceVocabulary";

export { patternQuestion, tooLarge } from "./fileErrors";
export type { NamedFile } from "./recognise";

/** A tokenizer that was found in files. */
export interface FoundTokenizer {
  readonly kind: TokenizerKind;
  /** Names of the files that it was read from. */
  readonly used: readonly string[];
  /** What has to be known before it can be read; then there are no `parts`. Asked of a person, and given as `pattern`. */
  readonly needs: "pattern" | null;
  readonly parts: TokenizerParts | null;
  /** Built of the parts. */
  readonly tokenizer: PipelineTokenizer | null;
  /** What was guessed or left aside, in sentences. */
  readonly notes: readonly string[];
}

/** Kinds of tokenizer files, the first being preferred where a folder has several. */
export const tokenizerKinds = [
  "pack",
  "tokenizer.json",
  "tekken.json",
  "SentencePiece model",
  "tiktoken JSON",
  "tiktoken ranks",
  "vocab.json and merges.txt",
  "WordPiece vocabulary",
] as const;
export type TokenizerKind = (typeof tokenizerKinds)[number];

export interface ReadOptions {
  /** For ranks: the name of a known pattern, or a pattern in fancy-regex's dialect. */
  readonly pattern?: string | undefined;
  readonly platform: PackPlatform;
}

/**
 * Finds the tokenizer in files that someone chose: one file, or those of a folder. What they are is told by content.
 * The tokenizer has been built once, so that what cannot be used is known here.
 * @throws {TokenizerError} when there is none, with what was found and what would be understood; for what is damaged or
 *   not supported, named by its path; for files of over 256 MB
 */
export async function readTokenizerFiles(files: readonly NamedFile[], options: ReadOptions): Promise<FoundTokenizer> {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes > largestFiles) throw tooLarge(bytes);
  const recognised = files.map((file) => guarded(file.name, () => recognise(file)));
  const found = choose(recognised);
  if (found === null) throw new TokenizerError(nothingFound(recognised));
  const { kind, main, partner } = found;
  const used = [main, ...(partner === null ? [] : [partner])];
  const configs = recognised.flatMap((file) => (file.kind === "tokenizer configuration" ? [file] : []));
  const usesConfig = ["SentencePiece model", "tiktoken ranks", "vocab.json and merges.txt", "WordPiece vocabulary"];
  const read = usesConfig.includes(kind) ? configs : [];
  const config = guarded(configs[0]?.file.name ?? "", () => readTokenizerConfig(read.map(({ json }) => json)));
  const names = [...used, ...read].map(({ file }) => file.name);
  const others = recognised.filter((file) => isTokenizer(file) && !used.includes(file));
  const notes = others.map(({ kind: other, file }) => `${file.name} (${other}) is left aside.`);
  if (kind === "tiktoken ranks" && options.pattern === undefined) {
    return { kind, used: names, needs: "pattern", parts: null, tokenizer: null, notes };
  }
  const { parts, note } = await guardedAsync(main.file.name, () => readParts(main, partner, config, options));
  const tokenizer = guarded(main.file.name, () => buildTokenizer(parts));
  return { kind, used: names, needs: null, parts, tokenizer, notes: note === null ? notes : [...notes, note] };
}

interface Choice {
  readonly kind: TokenizerKind;
  readonly main: Recognised;
  readonly partner: Recognised | null;
}

function choose(files: readonly Recognised[]): Choice | null {
  for (const kind of tokenizerKinds) {
    if (kind === "vocab.json and merges.txt") {
      const main = files.find((file) => file.kind === "vocab.json");
      const partner = files.find((file) => file.kind === "merges.txt");
      if (main !== undefined && partner !== undefined) return { kind, main, partner };
      continue;
    }
    const all = files.filter((file) => file.kind === kind);
    const [main] = all;
    if (main === undefined) continue;
    if (all.length > 1) {
      const names = all.map(({ file }) => file.name).join(", ");
      throw new TokenizerError(`There are several tokenizers of one kind, ${kind}: ${names}. Choose one of the files.`);
    }
    return { kind, main, partner: null };
  }
  return null;
}

async function readParts(
  main: Recognised,
  partner: Recognised | null,
  config: TokenizerConfig,
  { pattern, platform }: ReadOptions,
): Promise<{ parts: TokenizerParts; note: string | null }> {
  switch (main.kind) {
    case "pack":
      return plain(await readPack(main.file.bytes, platform));
    case "SentencePiece model":
      return plain(readSentencePiece(main.file.bytes, config));
    case "tokenizer.json":
      return { parts: readTokenizerJson(main.json, main.tables), note: truncationNote(main.json) };
    case "tekken.json":
      return plain(readTekken(main.json));
    case "tiktoken JSON":
      return plain(readTiktokenJson(main.json));
    case "tiktoken ranks": {
      const encoding = encodingOf(pattern ?? "");
      const own = new Map(config.addedTokens.map(({ content, id }) => [content, id]));
      const parts = readTiktokenRanks(main.text, own.size > 0 ? { ...encoding, specials: own } : encoding);
      const isBare = own.size === 0 && encoding.specials.size === 0;
      return { parts, note: isBare ? "Control tokens are not known: no file names any." : null };
    }
    case "vocab.json":
      return plain(readBpeFiles(main.json, partner?.kind === "merges.txt" ? partner.text : "", config));
    case "WordPiece vocabulary":
      return readWordPieceVocabulary(main.text, config);
    default:
      throw new TokenizerError(`${main.file.name} is no tokenizer by itself.`);
  }
}

/** References cut texts off when a file says so, which would hide what a text costs. */
function truncationNote(json: unknown): string | null {
  const truncation = new Fields(json, "").get("truncation");
  if (truncation.isNull) return null;
  return `The file cuts texts off after ${truncation.get("max_length").integer()} tokens; here they are encoded whole.`;
}

function plain(parts: TokenizerParts): { parts: TokenizerParts; note: null } {
  return { parts, note: null };
}

function isTokenizer({ kind }: Recognised): boolean {
  return kind !== "other" && kind !== "tokenizer configuration" && kind !== "merges.txt";
}
