import { type AsciiWords, wordSegmenter, wordsOf } from "./segments";

/** What each ASCII character does in a word (UAX #29, WB5 to WB13b). */
const Kind = { letter: 1, digit: 2, underscore: 3 } as const;

let ofEngine: AsciiWords | null | undefined;

/** Finds words in ASCII as this engine does; null where its rules are others than those that are known here. Asked of the engine once. */
export function asciiWordsOfEngine(): AsciiWords | null {
  if (ofEngine === undefined)
    ofEngine = asciiWords((text) => wordSegmenter.segment(text).containing(0)?.segment === text, wordsOf);
  return ofEngine;
}

/**
 * Finds words in ASCII in a twentieth of the time that `Intl.Segmenter` takes; null where this engine has other rules.
 * @param isOne whether the engine takes some text for one segment, which is asked of the marks that join letters or digits
 * @param wordsOf what the engine says of a line, to compare with
 */
export function asciiWords(isOne: (text: string) => boolean, wordsOf: AsciiWords): AsciiWords | null {
  const kinds = Uint8Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));
  const joins = (around: string) =>
    Array.from(kinds, (kind, code) => kind === 0 && isOne(around + String.fromCharCode(code) + around));
  const [joinsLetters, joinsDigits] = [joins("a"), joins("1")];
  const words: AsciiWords = (line) => {
    const ranges: number[] = [];
    const kindAt = (at: number) => (at < line.length ? (kinds[line.charCodeAt(at)] ?? 0) : 0);
    for (let at = 0; at < line.length; ) {
      if (kindAt(at) === 0) {
        at++;
        continue;
      }
      const start = at;
      let isOnlyUnderscores = true;
      for (;;) {
        let kind = kindAt(at);
        for (; kindAt(at) !== 0; at++) {
          kind = kindAt(at);
          if (kind !== Kind.underscore) isOnlyUnderscores = false;
        }
        const joined = kind === Kind.letter ? joinsLetters : kind === Kind.digit ? joinsDigits : null;
        if (joined?.[line.charCodeAt(at)] !== true || kindAt(at + 1) !== kind) break;
        at++;
      }
      if (!isOnlyUnderscores || at > start + 1) ranges.push(start, at);
    }
    return ranges;
  };
  return probes().every((line) => String(words(line)) === String(wordsOf(line))) ? words : null;
}

function kindOf(character: string): number {
  if (/[A-Za-z]/.test(character)) return Kind.letter;
  return /[0-9]/.test(character) ? Kind.digit : character === "_" ? Kind.underscore : 0;
}

/** Every three characters that the rules tell apart, in lines: they look no farther. */
function probes(): string[] {
  const characters = Array.from("a1_.':,;\"-");
  return characters.flatMap((a) => characters.map((b) => characters.map((c) => `${a + b + c}a${b}1`).join(" ")));
}
