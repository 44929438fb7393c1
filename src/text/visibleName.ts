import { attached, codePointName, whiteSpaceSigns } from "./visible";

/**
 * A name of somebody's file in one line, where nothing can hide or turn what stands beside it: controls, line breaks and spaces that
 * would not show, by their signs or code points. Spaces between words and joiners in emoji stay.
 */
export function visibleName(name: string): string {
  return name.replace(/^ | $|(?<= ) |[^\S ]|\p{C}/gu, (character, at: number) =>
    at > 0 && attached.test(character) ? character : (whiteSpaceSigns.get(character) ?? codePointName(character)),
  );
}
