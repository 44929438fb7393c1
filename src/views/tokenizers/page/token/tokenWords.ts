import type { EntryMeaning } from "../../../../analysis/vocabulary/entry/sameText";
import { strictText } from "../../../../text/strictUtf8";
import type { Entry } from "../entries/entryLabel";

/** What an entry of a baseline stands for: nothing but its bytes. */
export function plainMeaning({ bytes, isSpecial }: Entry): EntryMeaning {
  return { bytes, text: strictText(bytes), continues: false, isControl: isSpecial };
}

/** What is worth knowing of an entry beside its classes. */
export function kindsOf({ isSpecial, isAdded, isFallback, isUnwritable, typed }: Entry): string[] {
  return [
    ...(isSpecial ? ["control token"] : isAdded ? ["added token"] : []),
    ...(isFallback ? ["stands in for a byte"] : []),
    ...(isUnwritable ? ["no byte-level name"] : []),
    ...(typed === null ? ["no text by itself"] : []),
  ];
}
