import { TokenizerError } from "../tokenizer";

/**
 * Brackets and commas of a file's JSON, at most: parsed, each may take a hundred bytes, whatever the file's own size. Gemma 3's
 * tokenizer.json has 1.8 million.
 */
const mostMarks = 1 << 22;

/**
 * `JSON.parse` for what nobody has checked: refuses what would fill the memory before it is parsed.
 * @throws {TokenizerError} where it has more lists, objects and values than any tokenizer
 * @throws {SyntaxError} that says where it is no JSON
 */
export function parseJson(text: string): unknown {
  let marks = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22) i = endOfString(text, i);
    else if (unit === 0x2c || unit === 0x5b || unit === 0x7b) marks++;
    if (marks > mostMarks) throw new TokenizerError(`The file has over ${mostMarks} lists, objects and values.`);
  }
  return JSON.parse(text);
}

/** Where the quotation mark stands that ends a string; the text's end where none does. @param at its first one */
function endOfString(text: string, at: number): number {
  for (let i = text.indexOf('"', at + 1); i !== -1; i = text.indexOf('"', i + 1)) {
    let escapes = 0;
    while (text[i - 1 - escapes] === "\\") escapes++;
    if (escapes % 2 === 0) return i;
  }
  return text.length;
}
