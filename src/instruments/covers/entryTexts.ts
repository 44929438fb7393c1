import { textEntries } from "../../analysis/promptEnd/entries";
import { IdDecoder } from "../../tokenizers/decoding/idDecoder";
import { Utf8Scratch } from "../../tokenizers/models/scratch";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";

const known = new WeakMap<Tokenizer, VocabularyColumns>();

/** All entries but control tokens, each with the bytes that it adds to a text in whose middle it stands; made once. */
export function entryTexts(tokenizer: Tokenizer & StagedTokenizer): VocabularyColumns {
  const made = known.get(tokenizer) ?? decodedEntries(tokenizer);
  known.set(tokenizer, made);
  return made;
}

function decodedEntries(tokenizer: Tokenizer & StagedTokenizer): VocabularyColumns {
  const entries = textEntries(tokenizer);
  if (tokenizer.stages.decoder === undefined) return entries;
  const { ids } = entries;
  const offsets = new Uint32Array(ids.length + 1);
  const decoder = new IdDecoder(tokenizer);
  const scratch = new Utf8Scratch();
  let bytes = new Uint8Array(entries.bytes.length + 1024);
  let end = 0;
  for (let i = 0; i < ids.length; i++) {
    const piece = decoder.inMiddle(ids[i] as number);
    const isText = typeof piece === "string";
    const length = isText ? scratch.write(piece.toWellFormed(), 0, piece.length) : piece.length;
    if (end + length > bytes.length) {
      const larger = new Uint8Array((end + length) * 2);
      larger.set(bytes);
      bytes = larger;
    }
    const from = isText ? scratch.bytes : piece;
    // Most are a few bytes, which a view for each would take longer than.
    for (let at = 0; at < length; at++) bytes[end + at] = from[at] as number;
    end += length;
    offsets[i + 1] = end;
  }
  return { ids, offsets, bytes: bytes.slice(0, end) };
}
