import { stageWords } from "../../analysis/vocabulary/overview/stageWords";
import { templatesInFiles } from "../../chat/templatesIn";
import { toHex } from "../../text/hex";
import { describeParts } from "../../tokenizers/formats/describe/describe";
import { knownPatterns } from "../../tokenizers/formats/ranks/knownPatterns";
import { type NamedFile, readTokenizerFiles } from "../../tokenizers/formats/readFiles";
import { storePack } from "../../tokenizers/pack/store";
import { inflate } from "../assets/inflate";
import { sha256 } from "../assets/sha256";
import type { LoadProgress } from "../pool/protocol";
import type { ImportedFile, ImportResult, TokenizerFacts } from "./protocol";

/** A tokenizer as it was read from files, before it has a name. */
export interface ReadTokenizer extends Omit<TokenizerFacts, "reference" | "licence"> {
  readonly status: "read";
  /** What cuts the text, where the files did not say it; null where they did. */
  readonly pattern: string | null;
  readonly pack: Blob;
}

/**
 * Reads a tokenizer from files, and packs it as workers load it.
 * @param pattern what cuts the text, should the files turn out to be ranks
 * @param compare whether a SentencePiece model beside a tokenizer.json is held beside it, which the notes tell then
 * @throws {TokenizerError} for what is no tokenizer, or one that is damaged or not supported
 */
export async function readTokenizer(
  files: readonly NamedFile[],
  pattern: string | null,
  compare: boolean,
  onProgress: (progress: LoadProgress) => void,
): Promise<ReadTokenizer | Extract<ImportResult, { status: "needs-pattern" }>> {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  onProgress({ phase: "build", loaded: bytes, total: bytes });
  const found = await readTokenizerFiles(files, {
    ...(pattern !== null && { pattern }),
    platform: { inflate, sha256 },
    compare,
  });
  if (found.parts === null || found.tokenizer === null) {
    const { named } = found;
    const patterns = [...knownPatterns.keys()];
    return { status: "needs-pattern", file: found.used[0] ?? "", patterns, ...(named !== null && { named }) };
  }
  const { kind, used, notes, parts, tokenizer, uncompared, modelMaxLength } = found;
  return {
    status: "read",
    kind,
    notes,
    modelMaxLength,
    chat: templatesInFiles(files, found.chat),
    ...(uncompared !== null && { uncompared }),
    description: describeParts(parts),
    words: stageWords(parts),
    files: await Promise.all(used.map((name) => hashed(name, files))),
    pattern: found.pattern,
    pack: new Blob([await storePack(parts, tokenizer, { sha256 })]),
  };
}

async function hashed(name: string, files: readonly NamedFile[]): Promise<ImportedFile> {
  const bytes = files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
  return { name, bytes: bytes.length, sha256: toHex(await sha256(bytes)) };
}
