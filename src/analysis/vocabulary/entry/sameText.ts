import { utf8Encode } from "../../../text/utf8";
import { isStaged } from "../../../tokenizers/isStaged";
import { byteName } from "../../../tokenizers/notation";
import { TokenFlag, type Tokenizer, TokenizerError } from "../../../tokenizers/tokenizer";

/** What an entry of one tokenizer stands for, to be looked for in others. */
export interface EntryMeaning {
  /** In UTF-8, with spaces for the signs that stand for them. */
  readonly bytes: Uint8Array;
  /** The same as text; null where that is none. */
  readonly text: string | null;
  /** Whether it only goes on with a word (`##ing`). */
  readonly continues: boolean;
  /** Whether it is the name of a control token. */
  readonly isControl: boolean;
}

/** What another tokenizer has for it. */
export interface SameText {
  /** Id of the entry that stands for the same; null where it has none. */
  readonly entry: number | null;
  /** The tokens of the text, by itself and without what is put around a text; none where it is no text, or cannot be encoded. */
  readonly tokens: readonly SameTextToken[];
  /** Whether some are unknown, or it cannot be encoded for want of an unknown token. */
  readonly hasUnknown: boolean;
}

/**
 * A token of the text, with the bytes that it stands for there, and the space before them that the tokenizer has put there; where those
 * are none, its name.
 */
export interface SameTextToken {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Says what a tokenizer has for an entry of another one. */
export function sameTextIn(tokenizer: Tokenizer, meaning: EntryMeaning): SameText {
  const entry = entryFor(tokenizer, meaning);
  if (meaning.text === null) return { entry, tokens: [], hasUnknown: false };
  try {
    const specials = meaning.isControl ? "control" : "text";
    const { ids, byteStart, byteEnd, flags } = tokenizer.encode(meaning.text, { specials, inserted: false });
    const tokens = Array.from(ids, (id, i) => {
      const bytes = meaning.bytes.slice(byteStart[i], byteEnd[i]);
      // What a tokenizer puts before a text is no part of it, and makes it another entry than that of the text alone.
      if (i === 0 && hasSpaceBefore(tokenizer.tokenBytes(id), bytes)) return { id, bytes: tokenizer.tokenBytes(id) };
      return { id, bytes: bytes.length > 0 ? bytes : utf8Encode(tokenizer.tokenName(id)) };
    });
    return { entry, tokens, hasUnknown: flags.some((flag) => (flag & TokenFlag.unknown) !== 0) };
  } catch (error) {
    // A text that needs an unknown token where there is none gives no tokens at all.
    if (!(error instanceof TokenizerError)) throw error;
    return { entry, tokens: [], hasUnknown: true };
  }
}

/** Whether an entry is some bytes with a space before them, or the sign that stands for one. */
function hasSpaceBefore(entry: Uint8Array, bytes: Uint8Array): boolean {
  const before = new TextDecoder().decode(entry.subarray(0, entry.length - bytes.length));
  return bytes.length > 0 && entry.length > bytes.length && (before === " " || before === "▁");
}

function entryFor(tokenizer: Tokenizer, { bytes, text, continues }: EntryMeaning): number | null {
  if (!isStaged(tokenizer)) return null;
  const { addedTokens, model } = tokenizer.stages;
  const added = addedTokens.find(({ content }) => content === text);
  if (added !== undefined) return added.id;
  const find = (wanted: Uint8Array) => model.find(wanted, continues, false) ?? model.find(wanted, continues, true);
  // A vocabulary that has the space itself has no sign for it.
  const hasSpace = find(utf8Encode(" ")) !== undefined;
  const written = text === null || hasSpace ? bytes : utf8Encode(text.replaceAll(" ", "▁"));
  const [byte] = bytes;
  const named = bytes.length === 1 && byte !== undefined ? model.idOf(byteName(byte)) : undefined;
  return find(written) ?? named ?? null;
}
