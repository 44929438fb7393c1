import { textEntries } from "../../analysis/promptEnd/entries";
import { IdDecoder } from "../../tokenizers/decoding/idDecoder";
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
  const pieces: Uint8Array[] = [];
  const decoder = new IdDecoder(tokenizer);
  let [at, end] = [-1, 0];
  // The first one makes all others such as stand in the middle, and so does another behind the last.
  const [first] = ids;
  const take = (bytes: Uint8Array) => {
    if (at >= 0) {
      pieces.push(bytes);
      end += bytes.length;
      offsets[at + 1] = end;
    }
    at++;
  };
  if (first === undefined) return entries;
  decoder.push(Uint32Array.of(first), take);
  decoder.push(ids, take);
  decoder.push(Uint32Array.of(first), take);
  const bytes = new Uint8Array(end);
  for (const [i, piece] of pieces.entries()) bytes.set(piece, offsets[i] as number);
  return { ids, offsets, bytes };
}
