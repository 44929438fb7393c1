import { Utf8Index } from "../../text/utf8";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { tracePlace } from "./tracePlace";

/** As long a word as is told in one piece, nearly. */
const word = new Utf8Index("pneumonoultramicroscopicsilicovolcanoconiosis".repeat(22));

/** How often it is traced: by then the browser has compiled what it runs most. */
const times = 3;

let isRehearsed = false;

/**
 * Traces a long word of no one's, once in a worker's life, when its first answer is on its way: the first trace of a thousand
 * bytes would otherwise run as it is written, and take several times as long as the others.
 */
export function rehearseLater(tokenizer: Tokenizer): void {
  if (isRehearsed) return;
  isRehearsed = true;
  setTimeout(() => {
    for (let i = 0; i < times; i++) tracePlace(tokenizer, word, { specials: "text", inserted: false }, 0, 1);
  }, 200);
}
