import { joinBytes } from "../../../text/bytes";
import { utf8Encode } from "../../../text/utf8";
import { EncodingBuilder } from "../../../tokenizers/encodingBuilder";
import { TokenFlag, TokenizerError } from "../../../tokenizers/tokenizer";
import type { AuditOptions } from "../audit";
import type { AuditedTokenizer } from "../entries";
import { writingOf } from "../reach/writing";
import { scriptOfEntry } from "../scriptsOfEntries";
import { utf8Parts } from "../utf8Parts";

/** What a character, by itself as a text, is to a tokenizer. */
export const Cover = {
  /** Not assigned, for private use, or half of a surrogate pair: not looked at. */
  unassigned: 0,
  /** One token, its own or with the space that is put in front. */
  one: 1,
  /** Several tokens, each of whole characters: the normalizer has taken it apart. */
  several: 2,
  /** Tokens that are bytes of it. */
  bytes: 3,
  unknown: 4,
  /** No token: it is dropped. */
  dropped: 5,
} as const;
export type Cover = (typeof Cover)[keyof typeof Cover];

/** Names of {@link Cover}, by number. */
export const coverNames = Object.keys(Cover) as (keyof typeof Cover)[];

/** All characters of Unicode, as a tokenizer reads each by itself. */
export interface CharacterScan {
  /** {@link Cover} of each code point. */
  readonly covers: Uint8Array;
  /** Number in `entryScripts` of each that is assigned. */
  readonly scripts: Uint8Array;
  /** Code points that are assigned. */
  readonly assigned: number;
  /** Those that do not come back when their tokens' bytes are put together again. */
  readonly lost: readonly number[];
  /** Those that the normalizer goes on changing when it is given what it has made of them. */
  readonly unsettled: readonly number[];
}

const codePoints = 0x110000;
/** Code points that are done without a pause: some 20 ms. */
const chunk = 4096;

const isAssigned = /[^\p{Cn}\p{Co}\p{Cs}]/u;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const asText = { specials: "text", inserted: false } as const;

/**
 * Encodes each character that Unicode has, as far as this browser knows it.
 * @param limit code points below it: 0x110000 for all
 * @throws what the signal throws
 */
export async function scanCharacters(
  tokenizer: AuditedTokenizer,
  { onProgress, pause, signal }: AuditOptions = {},
  limit = codePoints,
): Promise<CharacterScan> {
  const covers = new Uint8Array(codePoints);
  const scripts = new Uint8Array(codePoints);
  const lost: number[] = [];
  const unsettled: number[] = [];
  let assigned = 0;
  const reader = new CharacterReader(tokenizer);
  for (let start = 0; start < limit; start += chunk) {
    for (let code = start; code < Math.min(limit, start + chunk); code++) {
      const character = String.fromCodePoint(code);
      if (!isAssigned.test(character)) continue;
      assigned++;
      scripts[code] = scriptOfEntry(character);
      covers[code] = reader.read(character);
      if (!reader.comesBack) lost.push(code);
      if (!reader.isSettled(character)) unsettled.push(code);
    }
    onProgress?.(Math.min(limit, start + chunk), limit);
    await pause?.();
    signal?.throwIfAborted();
  }
  return { covers, scripts, assigned, lost, unsettled };
}

/** Says of one character after the other what it is to a tokenizer. */
export class CharacterReader {
  /** Whether the last character's tokens are all of it again. */
  comesBack = false;
  private readonly tokenizer: AuditedTokenizer;
  private readonly out = new EncodingBuilder();
  private readonly sign: string;
  private readonly hasPrefix: boolean;

  constructor(tokenizer: AuditedTokenizer) {
    this.tokenizer = tokenizer;
    const { sign, hasPrefix } = writingOf(tokenizer);
    this.sign = sign ?? " ";
    this.hasPrefix = hasPrefix;
  }

  /** What a character is, by itself as a text. */
  read(character: string): Cover {
    const { out, tokenizer } = this;
    out.clear();
    this.comesBack = false;
    try {
      tokenizer.encodePart(character, 0, true, asText, out);
    } catch (error) {
      if (!(error instanceof TokenizerError)) throw error;
      return Cover.unknown;
    }
    let flags = 0;
    let own = 0;
    const entries: Uint8Array[] = [];
    for (let i = 0; i < out.length; i++) {
      flags |= out.flagsAt(i);
      const bytes = tokenizer.tokenBytes(out.idAt(i));
      entries.push(bytes);
      if (out.endAt(i) > out.startAt(i)) own++;
    }
    if ((flags & TokenFlag.unknown) !== 0) return Cover.unknown;
    this.comesBack = this.isBack(entries, character);
    if (own === 0) return Cover.dropped;
    if ((flags & TokenFlag.byteFallback) !== 0) return Cover.bytes;
    if (own === 1) return Cover.one;
    return entries.every(isWhole) ? Cover.several : Cover.bytes;
  }

  /** Whether the normalizer leaves what it has made of a character. */
  isSettled(character: string): boolean {
    const { normalizer } = this.tokenizer.stages;
    if (normalizer === null) return true;
    try {
      const { text } = normalizer.normalize(character, true);
      return text === character || normalizer.normalize(text, true).text === text;
    } catch (error) {
      // What grows beyond all measure when it is normalized again is not what it was.
      if (!(error instanceof TokenizerError)) throw error;
      return false;
    }
  }

  private isBack(entries: readonly Uint8Array[], character: string): boolean {
    if (areBytesOf(entries, character)) return this.sign === " " || character !== this.sign;
    const text = decoder.decode(joinBytes(entries));
    const spaced = text.replaceAll(this.sign, " ");
    return spaced === character || (this.hasPrefix && spaced === ` ${character}`);
  }
}

/** Whether entries' bytes are a character's, which nearly all are: quicker than to decode them. */
function areBytesOf(entries: readonly Uint8Array[], character: string): boolean {
  const own = utf8Encode(character);
  let at = 0;
  for (const entry of entries) for (const byte of entry) if (own[at++] !== byte) return false;
  return at === own.length;
}

function isWhole(bytes: Uint8Array): boolean {
  const parts = utf8Parts(bytes);
  return parts !== null && parts.tail + parts.head === 0;
}
