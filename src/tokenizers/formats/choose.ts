import { TokenizerError } from "../tokenizer";
import type { Recognised } from "./recognised";

/** Kinds of tokenizer files, the first being preferred where a folder has several. */
export const tokenizerKinds = [
  "pack",
  "tokenizer.json",
  "tekken.json",
  "SentencePiece model",
  "tiktoken JSON",
  "tiktoken ranks",
  "vocab.json and merges.txt",
  "CLIP merges",
  "WordPiece vocabulary",
  "minbpe model",
  "RWKV vocabulary",
  "Keras tokenizer",
  "GGUF model",
] as const;
export type TokenizerKind = (typeof tokenizerKinds)[number];

/** Files that make a tokenizer together. */
export interface Choice {
  readonly kind: TokenizerKind;
  readonly main: Recognised;
  readonly partner: Recognised | null;
}

/**
 * The tokenizers among files, the fullest description first.
 * @throws {TokenizerError} where several of the fullest kind are, of which nobody can tell which is meant
 */
export function choicesIn(files: readonly Recognised[]): Choice[] {
  const choices: Choice[] = [];
  for (const kind of tokenizerKinds) {
    const all = kind === "vocab.json and merges.txt" ? pairsIn(files) : aloneIn(files, kind);
    const [choice, ...others] = all;
    if (choice === undefined) continue;
    if (others.length === 0) {
      choices.push(choice);
    } else if (choices.length === 0) {
      const names = all.map(({ main }) => main.file.name).join(", ");
      throw new TokenizerError(`There are several tokenizers of one kind, ${kind}: ${names}. Choose one of the files.`);
    }
  }
  return choices;
}

function aloneIn(files: readonly Recognised[], kind: TokenizerKind): Choice[] {
  return files.flatMap((main) => (main.kind === kind ? [{ kind, main, partner: null }] : []));
}

/** A vocabulary in JSON and merges: there is one of each in a tokenizer's folder. */
function pairsIn(files: readonly Recognised[]): Choice[] {
  const kind = "vocab.json and merges.txt";
  const main =
    files.find((file) => file.kind === "vocab.json") ??
    files.find((file) => file.kind === "WordPiece vocabulary" && file.json !== null);
  const partner = files.find((file) => file.kind === "merges.txt");
  return main === undefined || partner === undefined ? [] : [{ kind, main, partner }];
}

/** Whether a file is a tokenizer, or the better part of one. */
export function isTokenizer({ kind }: Recognised): boolean {
  return !["other", "damaged", "tokenizer configuration", "merges.txt"].includes(kind);
}
