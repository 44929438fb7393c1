import { utf8Length } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";

/** SentencePiece's sign for a space, U+2581. Writing it for a space is notation, not a change of the text. */
export const spaceSign = "▁";

/** Replaces every occurrence of a string. */
export function replaceString(text: string, search: string, content: string): Normalized {
  if (search === "" || !text.includes(search)) return { text, alignment: null };
  const notation = search === " " && content === spaceSign;
  const alignment = new AlignmentBuilder();
  const searchBytes = utf8Length(search);
  const contentBytes = utf8Length(content);
  const parts = text.split(search);
  parts.forEach((part, i) => {
    if (i > 0) alignment.replace(searchBytes, contentBytes, !notation);
    alignment.copy(utf8Length(part));
  });
  return { text: parts.join(content), alignment: alignment.finish() };
}

/** Puts a string before the text (Llama 2's dummy prefix). It stands for nothing: zero bytes of the original. */
export function prependString(text: string, prefix: string): Normalized {
  if (text === "") return { text, alignment: null };
  const alignment = new AlignmentBuilder();
  alignment.replace(0, utf8Length(prefix));
  alignment.copy(utf8Length(text));
  return { text: prefix + text, alignment: alignment.finish() };
}
