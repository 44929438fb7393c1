import { utf8Length } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";

/**
 * Applies a function to each code point of a text, with alignment.
 * @param map gives the replacement: the character itself to keep it, an empty string to drop it
 */
export function mapCharacters(text: string, map: (character: string) => string): Normalized {
  const alignment = new AlignmentBuilder();
  let result = "";
  let changed = false;
  for (const character of text) {
    const replacement = map(character);
    result += replacement;
    const bytes = utf8Length(character);
    if (replacement === character) {
      alignment.copy(bytes);
    } else {
      changed = true;
      alignment.replace(bytes, utf8Length(replacement));
    }
  }
  return changed ? { text: result, alignment: alignment.finish() } : { text, alignment: null };
}
