import { isBinaryBytes, lookedAtBytes } from "../text/binary";
import { beginsGguf } from "../tokenizers/formats/gguf/beginsGguf";
import { beginsModelProto } from "../tokenizers/formats/sentencePiece/sentencePieceProto";
import { isWordPieceVocabulary } from "../tokenizers/formats/words/wordPieceVocabulary";
import { magic } from "../tokenizers/pack/format";
import { readBytes } from "../worker/assets/readBytes";

/**
 * Whether a file seems to be a tokenizer's rather than a text to tokenize, by its first bytes (BERT's control tokens begin at
 * the hundredth line, 1 kB in): whatever it is, it is not read whole. What it really is, is told when it is read (`recognise.ts`); here texts must not be taken for tokenizers.
 * @throws {DOMException} when the file cannot be read
 */
export async function looksLikeTokenizer(file: Blob): Promise<boolean> {
  const bytes = await readBytes(file.slice(0, lookedAtBytes));
  if (magic.every((byte, i) => bytes[i] === byte) || beginsGguf(bytes) || beginsModelProto(bytes)) return true;
  // Out of gzip too: what is packed is no text.
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return true;
  // A character that the end of the slice cuts in two does no harm.
  const text = new TextDecoder().decode(bytes);
  if (/^\s*\{/.test(text)) return jsonSigns.some((sign) => sign.test(text));
  return textSigns.some((sign) => sign.test(text)) || isWordPieceVocabulary(text);
}

/** What the beginnings of tokenizers in JSON have, and other JSON hardly: `"model": "gpt-4"` is in many a request. */
const jsonSigns: readonly RegExp[] = [
  // tokenizer.json
  /"(?:added_tokens|pre_tokenizer|post_processor)"\s*:/,
  /"model"\s*:\s*\{\s*"(?:type|vocab|merges|unk_token|unk_id|dropout)"\s*:/,
  // tekken.json
  /"(?:default_vocab_size|default_num_special_tokens)"\s*:|"token_bytes"\s*:/,
  // tiktoken's own
  /"(?:pat_str|bpe_ranks)"\s*:/,
  // Keras'
  /"class_name"\s*:\s*"Tokenizer"/,
  // vocab.json: nothing but entries and their ids
  /^\s*\{(?:\s*"(?:[^"\\]|\\.)*"\s*:\s*\d+\s*,){50}/,
];

/** What the beginnings of tokenizers in text have. */
const textSigns: readonly RegExp[] = [
  // Ranks. A line such as “Hello 5” is one by itself; 50 in a row are no text.
  /^(?:[A-Za-z0-9+/]+={0,2} \d+\r?\n){50}/,
  // Merges, CLIP's among them
  /^(?:"?bpe_simple_vocab_16e6\S*)?#version: 0\.\d/,
  /^minbpe v1\r?\n/,
  // RWKV's vocabulary
  /^(?:\d+ b?(['"]).*\1 \d+\r?\n){5}/,
];

/** Whether a file is surely no text, by its first bytes. @throws {DOMException} when the file cannot be read */
export async function isBinary(file: Blob): Promise<boolean> {
  return isBinaryBytes(await readBytes(file.slice(0, lookedAtBytes)));
}
