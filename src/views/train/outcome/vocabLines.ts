import { toHex } from "../../../text/hex";
import { strictText } from "../../../text/strictUtf8";
import { fromByteAlphabet } from "../../../tokenizers/byteAlphabet";
import type { EntryWriting } from "../merges/entryText";

/** What of a tokenizer.json its entries are in. */
interface EntriesFile {
  readonly added_tokens?: readonly { readonly content: string }[];
  readonly model: { readonly vocab: Readonly<Record<string, number>> };
}

/**
 * A vocabulary as SentencePiece writes `.vocab` files: a line an entry, in the order of ids, the entry, a tab and its score. Control tokens have 0, all
 * others minus their place, as those of its BPE. A space is “▁”; what is no text, and what would end a line, is bytes, as `<0x0A>`.
 */
export function vocabLines({ added_tokens: added = [], model }: EntriesFile, writing: EntryWriting): string {
  const specials = new Set(added.map(({ content }) => content));
  let place = 0;
  return Object.entries(model.vocab)
    .sort(([, a], [, b]) => a - b)
    .map(([entry]) =>
      specials.has(entry) ? `${entry}\t0\n` : `${written(entry, writing)}\t${-place++}\n`.replace("-0\n", "0\n"),
    )
    .join("");
}

function written(entry: string, writing: EntryWriting): string {
  const bytes = writing === "bytes" ? fromByteAlphabet(entry) : null;
  if (bytes === null) return entry.replace(/\p{Cc}/gu, (control) => byteName(control.charCodeAt(0)));
  const text = strictText(bytes);
  if (text !== null) return text.replaceAll(" ", "▁").replace(/\p{Cc}/gu, (control) => byteName(control.charCodeAt(0)));
  return Array.from(bytes, byteName).join("");
}

function byteName(byte: number): string {
  return `<0x${toHex(Uint8Array.of(byte)).toUpperCase()}>`;
}
