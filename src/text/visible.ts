/** A stretch of a token's text as a chip shows it. */
export interface VisiblePart {
  readonly text: string;
  /** `mark`: a sign that stands for white space; `code`: the name of an invisible character, such as `U+200B`. */
  readonly kind: "text" | "mark" | "code";
}

/** Signs for the white space that people meet most; all other invisible characters show their code point. */
export const whiteSpaceSigns: ReadonlyMap<string, string> = new Map([
  [" ", "·"],
  ["\n", "⏎"],
  ["\r", "␍"],
  ["\t", "⇥"],
  ["\u00a0", "⍽"],
]);

/** From this many of the same sign on, a chip writes `·×12` in place of twelve dots. */
const longRun = 6;

/** Joiners, variation selectors and tags belong to the character before them; only at a chip's start do they need a name. */
export const attached = /\p{Join_Control}|\p{Variation_Selector}|[\u{e0020}-\u{e007f}]/u;
/** A character that has no look of its own. */
export const invisible = /[\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0\u2800]/u;
// Plain text of any script without anything to make visible: the common case, answered without a loop.
const nothingInvisible = /^[^\p{White_Space}\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]*$/u;

/**
 * The parts of a text that make everything in it visible: white space as signs, invisible characters by code point,
 * a combining mark at the start on a dotted circle. Visible characters stay as they are, so shaping stays intact.
 */
export function visibleParts(text: string): VisiblePart[] {
  if (nothingInvisible.test(text)) return text === "" ? [] : [{ text, kind: "text" }];
  const parts: VisiblePart[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") parts.push({ text: plain, kind: "text" });
    plain = "";
  };
  const characters = Array.from(text);
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? "";
    const first = i === 0;
    if (attached.test(character) ? first : invisible.test(character)) {
      flush();
      const sign = whiteSpaceSigns.get(character);
      if (sign === undefined) {
        parts.push({ text: codePointName(character), kind: "code" });
        continue;
      }
      let run = 1;
      while (characters[i + run] === character) run++;
      parts.push({ text: run >= longRun ? `${sign}×${run}` : sign.repeat(run), kind: "mark" });
      i += run - 1;
    } else {
      if (first && /\p{M}/u.test(character)) plain += "◌";
      plain += character;
    }
  }
  flush();
  return parts;
}

/** A text in one line with everything visible: {@link visibleParts} joined. */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => part.text)
    .join("");
}

/** `U+0041` for “A”: at least four hexadecimal digits. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
