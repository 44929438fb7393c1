import { hashText, toHex } from "../../text/hash";
import { utf8Encode } from "../../text/utf8";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import type { EncodedText } from "../pool/protocol";
import type { PreparedText } from "./describeEncoding";
import { LongColumn } from "./longColumn";

interface Kept {
  readonly column: LongColumn;
  readonly options: EncodeOptions;
  /** The number of the last text that it was for. */
  turn: number;
}

const columns = new Map<Tokenizer, Kept>();

/** Texts after which a column that nobody has asked for again is forgotten: it has been closed. */
const remembered = 4;

/** The last text, its number and its hash, since several columns of one worker ask for the same one. */
let last = { text: "", turn: 0, hash: Promise.resolve(hashText("")) };

/**
 * Encodes a long text. What it came to is kept, so that the next text takes time for what is other in it.
 * @param prepare indexes, segments and measures a text as a whole
 * @throws as {@link Tokenizer.encode} does
 */
export async function encodeLong(
  tokenizer: Tokenizer,
  text: string,
  options: EncodeOptions,
  prepare: (text: string) => PreparedText,
): Promise<EncodedText> {
  if (last.text !== text) last = { text, turn: last.turn + 1, hash: hashLong(text) };
  const { turn, hash } = last;
  for (const [other, kept] of columns) if (turn - kept.turn > remembered) columns.delete(other);
  const described = columnOf(tokenizer, options, turn, prepare).show(text);
  return { ...described, textHash: await hash };
}

/** Forgets what is kept: the text is no longer a long one. */
export function forget(): void {
  columns.clear();
}

function columnOf(
  tokenizer: Tokenizer,
  options: EncodeOptions,
  turn: number,
  prepare: (text: string) => PreparedText,
): LongColumn {
  const kept = columns.get(tokenizer);
  if (kept?.options.specials === options.specials && kept.options.inserted === options.inserted) {
    kept.turn = turn;
    return kept.column;
  }
  const column = new LongColumn(tokenizer, options, prepare);
  columns.set(tokenizer, { column, options, turn });
  return column;
}

/** The browser's own hash is ten times as fast and runs beside; pages that are served without TLS have none. */
async function hashLong(text: string): Promise<string> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  return subtle === undefined
    ? hashText(text)
    : toHex(new Uint8Array(await subtle.digest("SHA-256", utf8Encode(text))));
}
