import { number } from "./pathOperators";
import { deflatedStream, type PdfObject, utf16Hex } from "./pdfFile";

/** A text in one font. */
export interface TextRun {
  readonly text: string;
  /** Of the font, in pixels. */
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** As CSS has it. */
  readonly family: string;
  readonly color: string;
}

/** A text in pixels, as the browser sets it. */
export interface PaintedRun {
  /** Of the picture, in pixels of its own. */
  readonly columns: number;
  readonly rows: number;
  /** Red, green, blue and alpha. */
  readonly rgba: Uint8ClampedArray;
  /** Of the text, and of what the picture has around it, in pixels of the page. */
  readonly width: number;
  readonly margin: number;
  readonly ascent: number;
  /** Pixels of the picture for one of the page's. */
  readonly scale: number;
}

export type PaintRun = (run: TextRun) => PaintedRun;

/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Characters that one font of PDF's third type has: codes are bytes, and 0 is left out. */
const mostInFont = 255;

/**
 * Texts of scripts for which a reader of PDF has no font: pictures, each once, with their letters over them in a font whose glyphs show
 * nothing (Type 3: nothing is embedded) and whose map to Unicode says what they are.
 */
export class DrawnTexts {
  private readonly paint: PaintRun;
  private readonly pictures = new Map<string, { readonly name: string; readonly run: PaintedRun }>();
  private readonly codes = new Map<string, number>();

  constructor(paint: PaintRun) {
    this.paint = paint;
  }

  /**
   * What draws a text on the page.
   * @param y of its baseline
   * @param share of its width that is left of x
   */
  operators(text: TextRun, x: number, y: number, share: number): string[] {
    const key = JSON.stringify(text);
    const known = this.pictures.get(key) ?? { name: `run${this.pictures.size}`, run: this.paint(text) };
    this.pictures.set(key, known);
    const { width, margin, ascent, columns, rows, scale } = known.run;
    const left = x - share * width;
    const [w, h] = [columns / scale, rows / scale];
    // A picture is a square of 1 whose y goes up.
    const picture = ["q", `${number(w)} 0 0 ${number(-h)} ${number(left - margin)} ${number(y - ascent + h)} cm`];
    // Readers take letters as they see them, and turn those of such scripts round.
    const characters = rightToLeft.test(text.text) ? [...text.text].reverse() : [...text.text];
    // The letters share the width of the whole.
    const stretch = (100 * width) / (characters.length * text.size);
    const letters = ["BT", `${number(stretch)} Tz`, `1 0 0 -1 ${number(left)} ${number(y)} Tm`];
    for (const character of characters) {
      const code = this.codeOf(character);
      const hex = ((code % mostInFont) + 1).toString(16).padStart(2, "0");
      letters.push(`/unseen${Math.floor(code / mostInFont)} ${number(text.size)} Tf <${hex}> Tj`);
    }
    return [...picture, `/${known.name} Do`, "Q", ...letters, "ET"];
  }

  /** Writes what the texts need. @returns entries for the page's resources */
  async write(add: (object: PdfObject) => number): Promise<{ readonly fonts: string[]; readonly images: string[] }> {
    const images: string[] = [];
    for (const { name, run } of this.pictures.values()) images.push(`/${name} ${await addPicture(run, add)} 0 R`);
    const characters = [...this.codes.keys()];
    const fonts: string[] = [];
    for (let from = 0; from < characters.length; from += mostInFont) {
      const font = addUnseenFont(characters.slice(from, from + mostInFont), add);
      fonts.push(`/unseen${from / mostInFont} ${font} 0 R`);
    }
    return { fonts, images };
  }

  private codeOf(character: string): number {
    const code = this.codes.get(character) ?? this.codes.size;
    this.codes.set(character, code);
    return code;
  }
}

async function addPicture({ columns, rows, rgba }: PaintedRun, add: (object: PdfObject) => number): Promise<number> {
  const rgb = new Uint8Array(3 * columns * rows);
  const alpha = new Uint8Array(columns * rows);
  for (let i = 0; i < alpha.length; i++) {
    rgb.set(rgba.subarray(4 * i, 4 * i + 3), 3 * i);
    alpha[i] = rgba[4 * i + 3] ?? 0;
  }
  const size = `/Type /XObject /Subtype /Image /Width ${columns} /Height ${rows} /BitsPerComponent 8`;
  const mask = add(await deflatedStream(`${size} /ColorSpace /DeviceGray`, alpha));
  return add(await deflatedStream(`${size} /ColorSpace /DeviceRGB /SMask ${mask} 0 R`, rgb));
}

function addUnseenFont(characters: readonly string[], add: (object: PdfObject) => number): number {
  const last = characters.length;
  const glyph = stream("1000 0 0 0 1000 1000 d1");
  const glyphNumber = add([glyph]);
  const map = [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CMapName /Unseen def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange",
    // At most a hundred in one block.
    ...Array.from({ length: Math.ceil(last / 100) }, (_, block) => {
      const part = characters.slice(100 * block, 100 * block + 100);
      const lines = part.map((character, i) => {
        const code = (100 * block + i + 1).toString(16).padStart(2, "0");
        return `<${code}> <${utf16Hex(character)}>`;
      });
      return `${part.length} beginbfchar\n${lines.join("\n")}\nendbfchar`;
    }),
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
  const mapNumber = add([stream(map)]);
  const names = characters.map(() => "/none").join(" ");
  return add([
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /Resources << >> ",
    `/CharProcs << /none ${glyphNumber} 0 R >> /Encoding << /Type /Encoding /Differences [1 ${names}] >> `,
    `/FirstChar 1 /LastChar ${last} /Widths [${characters.map(() => 1000).join(" ")}] /ToUnicode ${mapNumber} 0 R >>`,
  ]);
}

function stream(text: string): string {
  return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
}
