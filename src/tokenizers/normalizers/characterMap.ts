import { codePointAt, utf8Length, utf8Size } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import { CodePointTable } from "./codePointTable";
import { firstCodePoint, lastCodePoint, type NormalizerStage } from "./stage";

interface Replacement {
  /** All that is written for the character, padding too. */
  readonly written: string;
  /** UTF-8 bytes without the padding. */
  readonly bytes: number;
  readonly isPadded: boolean;
  /** Whether it is the character itself, between padding. */
  readonly isKept: boolean;
}

/** What becomes of a character, as {@link CodePointTable} keeps it. */
const stays = 0;
const changes = 1;

/** A normalizer that looks at each code point alone. */
export class CharacterMap implements NormalizerStage {
  readonly separatesAll = true;
  private readonly fates = new CodePointTable((character) => this.decide(character));
  private readonly replacements = new Map<number, Replacement>();
  private readonly map: (character: string) => string;
  private readonly isPadded: (character: string) => boolean;

  /**
   * @param map gives a character's replacement: the character itself to keep it, an empty string to drop it
   * @param isPadded whether a space is put on both sides of the replacement
   */
  constructor(map: (character: string) => string, isPadded: (character: string) => boolean = () => false) {
    this.map = map;
    this.isPadded = isPadded;
  }

  normalize(text: string): Normalized {
    let alignment: AlignmentBuilder | null = null;
    let result = "";
    // Characters that stay are written when one comes that does not: from unit `kept` on, and so many bytes.
    let kept = 0;
    let bytes = 0;
    const { length } = text;
    for (let unit = 0; unit < length; ) {
      const code = codePointAt(text, unit);
      const next = unit + (code > 0xffff ? 2 : 1);
      if (this.fates.of(code) === stays) {
        bytes += utf8Size(code);
        unit = next;
        continue;
      }
      alignment ??= new AlignmentBuilder();
      if (unit > kept) {
        alignment.copy(bytes);
        result += text.slice(kept, unit);
      }
      result += this.replace(code, alignment);
      unit = next;
      kept = next;
      bytes = 0;
    }
    if (alignment === null) return { text, alignment: null };
    return { text: result + text.slice(kept), alignment: alignment.finish() };
  }

  standsAlone(): boolean {
    return true;
  }

  separates(): boolean {
    return true;
  }

  lastOf(before: number): readonly number[] | null {
    return lastCodePoint(this.normalize(String.fromCodePoint(before)).text);
  }

  firstOf(after: number): readonly number[] | null {
    return firstCodePoint(this.normalize(String.fromCodePoint(after)).text);
  }

  private replace(code: number, alignment: AlignmentBuilder): string {
    const { written, bytes, isPadded, isKept } = this.replacements.get(code) ?? nothing;
    if (isPadded) alignment.replace(0, 1);
    if (isKept) alignment.copy(bytes);
    else alignment.replace(utf8Size(code), bytes);
    if (isPadded) alignment.replace(0, 1);
    return written;
  }

  private decide(character: string): number {
    const content = this.map(character);
    const isPadded = this.isPadded(character);
    if (content === character && !isPadded) return stays;
    const written = isPadded ? ` ${content} ` : content;
    const isKept = content === character;
    this.replacements.set(codePointAt(character, 0), { written, bytes: utf8Length(content), isPadded, isKept });
    return changes;
  }
}

const nothing: Replacement = { written: "", bytes: 0, isPadded: false, isKept: false };
