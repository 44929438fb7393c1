import { joinBytes } from "../../text/bytes";
import { utf8Encode } from "../../text/utf8";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { inStretches } from "../breathe";
import type { Control } from "../instrument";
import { encodeBytes, type OpenTail } from "./promptTail";

/** Which entries can stand right behind a prompt's tokens in what encoding any text gives. */
export interface Following {
  /** Entries of which a text is known: it begins with the prompt's tokens, and then has the entry. */
  readonly can: number;
  /** Entries that followed in none of the texts that were tried, which proves nothing: another text may have them. */
  readonly notFound: number;
  /** Entries that are pieces of characters: no text ends with them, and it is not told. */
  readonly untold: number;
  /** The first that followed in none. */
  readonly first: readonly { readonly id: number; readonly bytes: Uint8Array }[];
  /** Bytes that UTF-8 has, and with which no entry begins that can follow or is not told: as far as the trials go. */
  readonly unseenBytes: readonly number[];
}

/** Entries after which whoever measures may be stopped. */
const stretch = 256;

/** What is put behind an entry, since some patterns look at what follows. */
const behind = ["", "a", " ", " a", "1", ".", "\n"].map((text) => utf8Encode(text));

/**
 * Makes what tells whether an entry can stand right behind a prompt's tokens: true where a text is known in which it does, false
 * where none of those tried has it there, null where it makes no text at all.
 */
export function followerOf(
  tokenizer: IncrementalTokenizer,
  tail: OpenTail,
  options: EncodeOptions,
): (id: number, entry: Uint8Array) => boolean | null {
  const out = new EncodingBuilder();
  encodeBytes(tokenizer, tail.bytes, tail.isWhole, options, out);
  const own = out.finish().ids;
  return (id, entry) => {
    let isText = false;
    for (const more of behind) {
      if (!encodeBytes(tokenizer, joinBytes([tail.bytes, entry, more]), tail.isWhole, options, out)) continue;
      isText = true;
      if (out.length > own.length && out.idAt(own.length) === id && own.every((each, i) => out.idAt(i) === each))
        return true;
    }
    return isText ? false : null;
  };
}

/**
 * Tries each entry behind a prompt.
 * @param entries of `entryTexts`
 * @param mayLackSpace as for covers
 * @param most entries that are listed
 * @param control told how many of the entries have been tried
 */
export async function findFollowing(
  tokenizer: IncrementalTokenizer,
  tail: OpenTail,
  options: EncodeOptions,
  entries: VocabularyColumns,
  mayLackSpace: boolean,
  most: number,
  { onProgress, signal }: Control,
): Promise<Following> {
  const follows = followerOf(tokenizer, tail, options);
  const { ids, offsets, bytes } = entries;
  const begins = new Uint8Array(256);
  const first: { readonly id: number; readonly bytes: Uint8Array }[] = [];
  let [can, notFound, untold] = [0, 0, 0];
  await inStretches(ids.length, stretch, signal, (i) => {
    if (i % stretch === 0) onProgress(i / ids.length);
    const [id, entry] = [ids[i] as number, bytes.subarray(offsets[i] as number, offsets[i + 1] as number)];
    if (entry.length === 0) return;
    const forms = mayLackSpace && entry[0] === 0x20 && entry.length > 1 ? [entry, entry.subarray(1)] : [entry];
    const told = forms.map((form) => follows(id, form));
    if (told.every((one) => one === false)) {
      notFound++;
      if (first.length < most) first.push({ id, bytes: entry.slice() });
      return;
    }
    if (told.includes(true)) can++;
    else untold++;
    for (const [at, form] of forms.entries()) if (told[at] !== false) begins[form[0] as number] = 1;
  });
  const isInUtf8 = (byte: number) => byte < 0x80 || (byte >= 0xc2 && byte < 0xf5);
  return {
    can,
    notFound,
    untold,
    first,
    unseenBytes: Array.from(begins.keys()).filter((byte) => begins[byte] === 0 && isInUtf8(byte)),
  };
}
