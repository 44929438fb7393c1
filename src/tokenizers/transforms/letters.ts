import type { TransformName } from "./transform";

/** What becomes of a character, by the transform. */
export const letterMaps: Readonly<Record<TransformName, (character: string) => string>> = {
  jamo: (character) => (isSyllable(character) ? character.normalize("NFD") : character),
  "compat-jamo": (character) => {
    if (!isSyllable(character)) return compatible(character);
    return Array.from(character.normalize("NFD"), compatible).join("");
  },
  homophones: mapOf([...tigrinya(), ...amharic()]),
  "homophones-ti": mapOf(tigrinya()),
  "perso-arabic": mapOf(
    Object.entries({
      ي: "ی",
      ى: "ی",
      ك: "ک",
      ڪ: "ک",
      ە: "ه",
      ہ: "ه",
      ھ: "ه",
      ۀ: "هٔ",
      ۂ: "هٔ",
    }),
  ),
  zwnj: (character) => (character === zwnj ? "" : character),
  "zwnj-space": (character) => (character === zwnj ? " " : character),
};

const zwnj = "\u200c";

function mapOf(pairs: Iterable<readonly [from: string, to: string]>): (character: string) => string {
  const map = new Map(pairs);
  return (character) => map.get(character) ?? character;
}

/** The seven orders of a Ge'ez letter and of another, in their places: the first of each is given. */
function* orders(from: string, to: string): Generator<[string, string]> {
  for (let order = 0; order < 7; order++) yield [ordered(from, order), ordered(to, order)];
}

function ordered(first: string, order: number): string {
  return String.fromCodePoint((first.codePointAt(0) ?? 0) + order);
}

/** What Tigrinya says alike: it keeps ሐ and ዐ apart from ሀ and አ, which Amharic does not. */
function* tigrinya(): Generator<[string, string]> {
  yield* orders("ኀ", "ሀ");
  yield* orders("ሠ", "ሰ");
  yield ["ሧ", "ሷ"];
  yield* orders("ፀ", "ጸ");
}

/** What Amharic says alike besides; of ሀ and አ the fourth order is said as the first. */
function* amharic(): Generator<[string, string]> {
  for (const from of "ሀሐኀኸ") {
    yield* orders(from, "ሀ");
    yield [ordered(from, 3), "ሀ"];
  }
  for (const from of "አዐ") {
    yield* orders(from, "አ");
    yield [ordered(from, 3), "አ"];
  }
}

function isSyllable(character: string): boolean {
  return character >= "가" && character <= "힣" && character.length === 1;
}

const initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const finals = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/** A letter of modern Hangul as keyboards write it, wherever in a syllable it stands. */
function compatible(jamo: string): string {
  const code = jamo.codePointAt(0) ?? 0;
  // The vowels stand in the same order in both blocks.
  if (code >= 0x1161 && code <= 0x1175) return String.fromCodePoint(code - 0x1161 + 0x314f);
  return initials[code - 0x1100] ?? finals[code - 0x11a8] ?? jamo;
}
