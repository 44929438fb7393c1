import { asciiWordsOfEngine } from "../../text/asciiWords";
import { wordRanges } from "../../text/segments";
import { type ByteOffset, Utf8Index, utf8Length } from "../../text/utf8";
import { type Encoding, TokenFlag } from "../../tokenizers/tokenizer";
import { LastText } from "../lastText";

/** Where the words of a text are, in bytes. */
interface Words {
  readonly starts: Uint32Array;
  /** The same with one space in front, where there is one. */
  readonly spaced: Uint32Array;
  readonly ends: Uint32Array;
}

/** Words whose tokens are theirs alone: tokens `starts[w]` up to `ends[w]`. */
export interface WordTokens {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * Finds the tokens of each word: of those that have tokens, cover it, and share none with what is beside it. A space in front of a
 * word may be part of its first token, or be that.
 * @param joints bytes at which texts of their own were put together: no word reaches over them
 */
export function tokensOfWords(text: string, encoding: Encoding, joints: readonly ByteOffset[]): WordTokens {
  const { starts, spaced, ends } = wordsOf(text, joints);
  const { byteStart, byteEnd, flags } = encoding;
  const found = { starts: new Uint32Array(starts.length), ends: new Uint32Array(starts.length) };
  let [words, token] = [0, 0];
  for (let word = 0; word < starts.length; word++) {
    const [start, space, end] = [starts[word] as number, spaced[word] as number, ends[word] as number];
    const isBefore = (token: number) => {
      const [from, to] = [byteStart[token] as number, byteEnd[token] as number];
      return from === to || (to <= start && from < space);
    };
    while (token < byteStart.length && isBefore(token)) token++;
    const from = token;
    let isOwn = from < byteStart.length && (byteStart[from] as number) >= space;
    for (; token < byteStart.length && (byteStart[token] as number) < end; token++) {
      const isPlain = ((flags[token] as number) & TokenFlag.special) === 0;
      if (!isPlain || (byteEnd[token] as number) > end) isOwn = false;
      if ((byteEnd[token] as number) > end) break;
    }
    if (!isOwn || token === from) continue;
    found.starts[words] = from;
    found.ends[words++] = token;
  }
  return { starts: found.starts.slice(0, words), ends: found.ends.slice(0, words) };
}

/**
 * The middle of a text, the same in whatever tokenizer: where the first word behind half of its bytes begins, with a space in front of it;
 * the text's end, where none does.
 */
export function middleOf(text: string, joints: readonly ByteOffset[]): ByteOffset {
  const bytes = utf8Length(text);
  return wordsOf(text, joints).spaced.find((start) => start >= bytes / 2) ?? bytes;
}

// The engine takes the square of a long line, which of ASCII nobody need wait for.
const asciiWords = asciiWordsOfEngine();

const last = new LastText<Words>();

/** The words of a text. */
function wordsOf(text: string, joints: readonly ByteOffset[]): Words {
  return last.get(text, joints.join()) ?? last.keep(findWords(text, joints), text, joints.join());
}

function findWords(text: string, joints: readonly ByteOffset[]): Words {
  const index = new Utf8Index(text);
  const cuts = [0, ...joints.map((byte) => index.unitOf(byte)), text.length];
  const [starts, spaced, ends]: [number[], number[], number[]] = [[], [], []];
  for (let part = 1; part < cuts.length; part++) {
    const [from = 0, to = 0] = [cuts[part - 1], cuts[part]];
    const { wordStart, wordEnd } = wordRanges(text.slice(from, to), asciiWords);
    for (let word = 0; word < wordStart.length; word++) {
      const start = from + (wordStart[word] as number);
      const hasSpace = start > from && isWhiteSpace(text.charCodeAt(start - 1));
      starts.push(index.byteOf(start));
      spaced.push(index.byteOf(hasSpace ? start - 1 : start));
      ends.push(index.byteOf(from + (wordEnd[word] as number)));
    }
  }
  return { starts: Uint32Array.from(starts), spaced: Uint32Array.from(spaced), ends: Uint32Array.from(ends) };
}

function isWhiteSpace(unit: number): boolean {
  return (
    unit === 0x20 || (unit >= 9 && unit <= 13) || (unit > 0x7f && /\p{White_Space}/u.test(String.fromCharCode(unit)))
  );
}
