import { Form } from "./forms";
import type { ModelFacts } from "./modelFacts";
import { qtokClassOf } from "./qtokClasses";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of an entry, by its {@link Form}; null for pieces of characters, and for bytes that are not text by themselves. */
export function textOfForm(form: number, bytes: Uint8Array): string | null {
  const isPiece = form === Form.fragment || form === Form.severalParts;
  const isBare = isPiece || (form === Form.singleByte && (bytes[0] as number) >= 0x80);
  return isBare ? null : decoder.decode(bytes);
}

/**
 * The class of an entry, as a number in `qtokClasses`.
 * @param text of {@link textOfForm}
 */
export function qtokOfEntry(form: number, text: string | null, facts: ModelFacts): number {
  const { isByteLevel } = facts;
  return qtokClassOf(spaced(text, isByteLevel), form === Form.singleByte && !isByteLevel, facts);
}

/** With a space for the sign in front, where spaces are written so. */
function spaced(text: string | null, isByteLevel: boolean): string | null {
  const isSigned = !isByteLevel && text !== null && text.length > 1 && text.startsWith("▁");
  return isSigned ? ` ${text.slice(1)}` : text;
}
