import { readUdhr } from "../test/support/udhr.ts";
import { readCorpora } from "./engine/corpora.ts";

/** Bytes of a declaration, about. */
const declarationBytes = 13_400;

/**
 * Text as people have it, in as many languages as there is room for, of which no part comes twice: half of it declarations,
 * spread evenly over the 532, and half program code and READMEs.
 * @param bytes of its UTF-8, at most some ten million
 */
export function longText(bytes: number): string {
  const { readmes = [], sources = [] } = readCorpora();
  const declarations = readUdhr().map(({ text }) => text);
  const step = Math.max(1, Math.floor((declarations.length * declarationBytes) / (bytes / 2)));
  const rest = [declarations.filter((_, i) => i % step === 0), [...sources, ...readmes]];
  const lengths = [0, 0];
  const parts: string[] = [];
  for (let length = 0; length < bytes; ) {
    // Of the kind of which there is less, as long as there is any.
    const kind = rest[1]?.length === 0 || (rest[0]?.length !== 0 && (lengths[0] ?? 0) <= (lengths[1] ?? 0)) ? 0 : 1;
    const text = rest[kind]?.shift();
    if (text === undefined) throw new Error(`There are no ${bytes} bytes of text here, only ${length}.`);
    const own = Buffer.byteLength(text) + 1;
    parts.push(text);
    lengths[kind] = (lengths[kind] ?? 0) + own;
    length += own;
  }
  const whole = Buffer.from(parts.join("\n")).subarray(0, bytes);
  // The last character may have been cut.
  return new TextDecoder().decode(whole, { stream: true });
}
