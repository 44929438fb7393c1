import { utf8Encode } from "../../../text/utf8";
import { toByteAlphabet } from "../../byteAlphabet";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { TokenizerError } from "../../tokenizer";
import type { TokenizerParts } from "../parts";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";

/** An id, a string or bytes as Python writes them, and how many bytes those are. */
const entryLine = /^(\d+) (b?)(['"])(.*)\3 (\d+)$/s;

/** Whether a text begins as RWKV's vocabulary does, `rwkv_vocab_v20230424.txt`. */
export function beginsRwkv(text: string): boolean {
  const lines = text.slice(0, 4096).split("\n", 6).slice(0, 5);
  return lines.length === 5 && lines.every((line) => entryLine.test(line.replace(/\r$/, "")));
}

/**
 * Reads RWKV's vocabulary. Its tokenizer takes the longest entry that the rest of a text begins with, byte by byte, and
 * every byte is an entry: that is WordPiece over the byte alphabet, with a text for a word and nothing before entries that
 * go on.
 * @throws {TokenizerError} that names the line; when some byte is no entry
 */
export function readRwkv(text: string): TokenizerParts {
  const vocab = new Map<string, number>();
  text.split("\n").forEach((written, number) => {
    const line = written.replace(/\r$/, "");
    if (line === "") return;
    const [, id, prefix, , body = "", size] = entryLine.exec(line) ?? [];
    const bytes = id === undefined ? null : unescaped(body, prefix === "b");
    if (bytes === null || bytes.length !== Number(size)) {
      throw new TokenizerError(`Line ${number + 1} is no id, entry and length: ${line.slice(0, 40)}`);
    }
    const name = toByteAlphabet(bytes);
    if (vocab.has(name)) throw new TokenizerError(`Line ${number + 1} has the entry of id ${vocab.get(name)} again.`);
    vocab.set(name, Number(id));
  });
  return rwkvParts(vocab, "<|endoftext|>");
}

/** RWKV's vocabulary as llama.cpp's converter writes it: entries as Python's bytes without their quotes. */
export function rwkvOfTokens(
  tokens: readonly { readonly id: number; readonly type: number; readonly name: string }[],
): TokenizerParts {
  const vocab = new Map<string, number>();
  let end = "<|endoftext|>";
  for (const { id, type, name } of tokens) {
    if (type !== PieceType.normal) {
      // The end of a text; what else there is fills up the model's matrix.
      if (id === 0) end = name;
      continue;
    }
    const bytes = unescaped(name, true);
    if (bytes === null) throw new TokenizerError(`Token ${id} is no literal of Python’s: ${name.slice(0, 40)}`);
    vocab.set(toByteAlphabet(bytes), id);
  }
  return rwkvParts(vocab, end);
}

/**
 * @param vocab ids by entry, in the byte alphabet
 * @param end what the token of id 0 is called
 */
function rwkvParts(vocab: ReadonlyMap<string, number>, end: string): TokenizerParts {
  const lacking = Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => !vocab.has(toByteAlphabet(Uint8Array.of(byte))),
  );
  if (lacking.length > 0) throw new TokenizerError(`The vocabulary lacks ${lacking.length} of the 256 single bytes.`);
  const bytes = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false };
  return readTokenizerJson({
    version: "1.0",
    // Its tokenizer gives the id 0, which is no line, to the end of a text.
    added_tokens: [...vocab.values()].includes(0) ? [] : [{ id: 0, content: end, special: true, normalized: false }],
    normalizer: null,
    pre_tokenizer: bytes,
    post_processor: null,
    decoder: bytes,
    model: {
      type: "WordPiece",
      // Never needed, since all bytes are entries.
      unk_token: toByteAlphabet(Uint8Array.of(0)),
      continuing_subword_prefix: "",
      // No word is too long: a text is one.
      max_input_chars_per_word: Number.MAX_SAFE_INTEGER,
      vocab: Object.fromEntries(vocab),
    },
  });
}

const simpleEscapes: Readonly<Record<string, number>> = {
  ...{ "\\": 0x5c, "'": 0x27, '"': 0x22, a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 },
};

/** The bytes that a literal of Python's stands for (its language reference, 2.4.1); null for what is none. */
function unescaped(body: string, areBytes: boolean): Uint8Array | null {
  const bytes: number[] = [];
  const pattern = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\\'"abfnrtv]))|([^\\])/gsuy;
  let end = 0;
  for (const match of body.matchAll(pattern)) {
    const [whole, hex, short, long, simple, plain] = match;
    end = match.index + whole.length;
    const digits = hex ?? short ?? long;
    const code =
      digits !== undefined
        ? Number.parseInt(digits, 16)
        : simple !== undefined
          ? (simpleEscapes[simple] ?? 0)
          : (plain?.codePointAt(0) ?? 0);
    if (code > 0x10ffff || (areBytes && code > 0xff)) return null;
    if (areBytes) bytes.push(code);
    else bytes.push(...utf8Encode(String.fromCodePoint(code)));
  }
  return end === body.length ? Uint8Array.from(bytes) : null;
}
