import { codePointAt, type Utf16Offset, utf8Between, utf8Length } from "../../text/utf8";
import { AlignmentBuilder, composeAlignments } from "../alignment";
import { replaceAll } from "../normalizers/replace";
import { type PreTokenized, type PreTokenizer, splitEach } from "./pretokenizer";
import { Role, type WordRules } from "./wordRules";

/** Where {@link Metaspace} puts its sign in front: nowhere, before each piece, or before the one that begins the text. */
export const prependSchemes = ["always", "first", "never"] as const;
export type PrependScheme = (typeof prependSchemes)[number];

export interface MetaspaceOptions {
  /** What is written for a space: one code point, most often “▁”. */
  readonly replacement: string;
  readonly prependScheme: PrependScheme;
  /** Whether a pre-token begins at each sign. */
  readonly split: boolean;
}

/**
 * `Metaspace`: writes a sign for each space, puts one in front of what does not begin with one, and cuts before each. All
 * of that is notation: the sign in front stands for nothing, zero bytes of the original.
 */
export class Metaspace implements PreTokenizer {
  readonly rule: string;
  private readonly options: MetaspaceOptions;
  readonly needsLead: boolean;
  private readonly sign: number;

  constructor(options: MetaspaceOptions) {
    this.options = options;
    this.needsLead = options.prependScheme === "first";
    this.rule = `Metaspace “${options.replacement}”`;
    this.sign = codePointAt(options.replacement, 0);
  }

  preTokenize(input: PreTokenized): PreTokenized {
    const { replacement, split } = this.options;
    const written = writePieces(input, this.prefixer(input), (piece, alignment) => {
      if (piece.includes(" ")) return replaceAll(piece, " ", replacement, alignment, false);
      alignment.copy(utf8Length(piece));
      return piece;
    });
    return split ? { ...written, ranges: this.cutAtSigns(written) } : written;
  }

  /** Of pre-tokens without a space or sign, it changes nothing but what stands in front. */
  wordsAfter(rules: WordRules): WordRules | null {
    const { replacement, prependScheme } = this.options;
    // Two signs in front are one, as the second finds the first; and “first” goes by what was there before.
    if (prependScheme === "first" || rules.prefix !== "") return null;
    const roleOf = (code: number) => {
      const role = rules.roleOf(code);
      return this.isSign(code) && role !== Role.dropped ? null : role;
    };
    return { roleOf, prefix: prependScheme === "always" ? replacement : "" };
  }

  /** Yes, unless the text after would get a sign in front. */
  isIndependent(_before: number, after: number): boolean {
    return this.options.prependScheme === "never" || this.isSign(after);
  }

  cuts(_before: number, after: number): boolean {
    return this.options.split && this.isSign(after);
  }

  lastOf(code: number): number {
    return code === 0x20 ? this.sign : code;
  }

  firstOf(code: number): number {
    return this.lastOf(code);
  }

  private isSign(code: number): boolean {
    return code === 0x20 || code === this.sign;
  }

  /** Gives what stands in front of the piece at an offset. */
  private prefixer({ text, lead }: PreTokenized): (start: Utf16Offset) => string {
    const { replacement, prependScheme } = this.options;
    return (start) => {
      if (prependScheme === "never" || (prependScheme === "first" && start >= lead)) return "";
      return text.startsWith(replacement, start) || text[start] === " " ? "" : replacement;
    };
  }

  private cutAtSigns(written: PreTokenized): Utf16Offset[] {
    const { replacement } = this.options;
    return splitEach(written, (piece, emit) => {
      let start = 0;
      for (let sign = piece.indexOf(replacement, 1); sign >= 0; sign = piece.indexOf(replacement, sign + 1)) {
        emit(start, sign);
        start = sign;
      }
      emit(start, piece.length);
    });
  }
}

/**
 * Puts something in front of pieces and rewrites them.
 * @param prefixOf asked for each piece in order
 * @param rewrite gives a piece as it shall be, and writes it to the alignment
 */
export function writePieces(
  input: PreTokenized,
  prefixOf: (start: Utf16Offset) => string,
  rewrite: (piece: string, alignment: AlignmentBuilder) => string,
): PreTokenized {
  const { text, ranges } = input;
  const alignment = new AlignmentBuilder();
  let { lead } = input;
  const parts: string[] = [];
  const moved: Utf16Offset[] = [];
  let end = 0;
  let length = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    const start = ranges[i] ?? 0;
    if (start > end) {
      alignment.copy(utf8Between(text, end, start));
      parts.push(text.slice(end, start));
      length += start - end;
    }
    end = ranges[i + 1] ?? 0;
    const prefix = prefixOf(start);
    if (prefix !== "") alignment.replace(0, utf8Length(prefix), false);
    const piece = rewrite(text.slice(start, end), alignment);
    if (start < input.lead) {
      const own = rewrite(text.slice(start, Math.min(end, input.lead)), new AlignmentBuilder());
      lead = length + prefix.length + own.length + Math.max(0, input.lead - end);
    }
    parts.push(prefix, piece);
    moved.push(length, length + prefix.length + piece.length);
    length += prefix.length + piece.length;
  }
  parts.push(text.slice(end));
  const result = parts.join("");
  if (result === text) return input;
  const composed = composeAlignments(input.alignment, alignment.finish());
  return { text: result, alignment: composed, ranges: moved, lead };
}
