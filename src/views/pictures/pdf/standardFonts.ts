/** A face of the fonts that every reader of PDF has (ISO 32000-1, 9.6.2.2). */
export type FontFace = "sans" | "sansBold" | "serif" | "serifBold" | "mono" | "monoBold";

/** Their names in a PDF. */
export const fontNames: Readonly<Record<FontFace, string>> = {
  sans: "Helvetica",
  sansBold: "Helvetica-Bold",
  serif: "Times-Roman",
  serifBold: "Times-Bold",
  mono: "Courier",
  monoBold: "Courier-Bold",
};

/** Widths of ASCII from the space on, in thousandths of the size (Adobe's font metrics). */
const ascii: Readonly<Record<Exclude<FontFace, "mono" | "monoBold">, string>> = {
  sans:
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 " +
    "556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 " +
    "469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 " +
    "334 584",
  sansBold:
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 " +
    "611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 " +
    "584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 " +
    "389 584",
  serif:
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 " +
    "444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 " +
    "469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 " +
    "480 541",
  serifBold:
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 " +
    "500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 " +
    "581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 " +
    "394 520",
};

/** What WinAnsiEncoding has besides Latin-1 (ISO 32000-1, annex D), of what texts here have. */
const beyondLatin1: Readonly<Record<string, number>> = {
  ...{ "€": 0x80, "‚": 0x82, ƒ: 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, ˆ: 0x88, "‰": 0x89, Š: 0x8a },
  ...{ "‹": 0x8b, Œ: 0x8c, Ž: 0x8e, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97 },
  ...{ "™": 0x99, š: 0x9a, "›": 0x9b, œ: 0x9c, ž: 0x9e, Ÿ: 0x9f },
};

/** A text in WinAnsiEncoding; null where that does not have one of its characters. */
export function winAnsi(text: string): number[] | null {
  const bytes: number[] = [];
  for (const character of text.normalize("NFC")) {
    const code = character.codePointAt(0) ?? 0;
    if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) bytes.push(code);
    else if (Object.hasOwn(beyondLatin1, character)) bytes.push(beyondLatin1[character] ?? 0x20);
    else return null;
  }
  return bytes;
}

/** About as wide as these, where the tables above have no width. */
const alike: Readonly<Record<string, string>> = {
  ...{
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "–": "n",
    "—": "M",
    "×": "+",
    "÷": "+",
    "·": ".",
    "•": "*",
    "…": "M",
  },
  ...{ "±": "+", "°": "*", ß: "b", æ: "m", Æ: "W", ø: "o", Ø: "O", œ: "m", Œ: "W", ð: "o", Ð: "D", þ: "p" },
};

const widths = new Map<FontFace, readonly number[]>();

/** How wide a text is, in units of its size. */
export function standardWidth(text: string, face: FontFace): number {
  if (face === "mono" || face === "monoBold") return [...text.normalize("NFC")].length * 0.6;
  const table = widths.get(face) ?? ascii[face].split(" ").map(Number);
  widths.set(face, table);
  let sum = 0;
  for (const character of text.normalize("NFC")) {
    // A letter with a mark is as wide as without.
    const base = alike[character] ?? character.normalize("NFD")[0] ?? " ";
    sum += table[base.charCodeAt(0) - 0x20] ?? 556;
  }
  return sum / 1000;
}
