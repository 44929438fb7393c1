import { CodePointTable } from "../../tokenizers/normalizers/codePointTable";

/**
 * Characters whose Unicode names begin with the same word, for the words that Chelombitko et al. 2024 take for names of
 * alphabets: “LATIN SMALL LETTER A”. There are no names in a browser; these are the scripts that the words stand for, without the
 * characters of the script that go by another word (“FULLWIDTH LATIN …”, “ROMAN NUMERAL ONE”, “MODIFIER LETTER …”).
 */
const alphabets: readonly (readonly [word: string, characters: string])[] = [
  [
    "LATIN",
    String.raw`[\p{Script=Latn}\u271d]--[ªº\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d5c\u1d9b-\u1dbe\u2071\u207f\u212a\u212bℲⅎ\u2160-\u2183\u2185-\u2188\u2c7d\ua770\ua7f2-\ua7f4\ua7f8\ua7f9\uab5c-\uab5f\uab69\uff21-\uff3a\uff41-\uff5a\u{10780}-\u{107ba}]`,
  ],
  [
    "CJK",
    String.raw`[\p{Script=Hani}\u31c0-\u31e3]--[\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u{16fe2}-\u{16ff1}]`,
  ],
  ["HANGUL", String.raw`\p{Script=Hang}--[\u3200-\u321e\u3260-\u327e\uffa0-\uffdc]`],
  [
    "CYRILLIC",
    String.raw`\p{Script=Cyrl}--[\u0483\u0484\u0487-\u0489\u1d78\u2de0-\u2dff\ua66f-\ua67d\ua69c-\ua69f\ufe2e\ufe2f]`,
  ],
  [
    "ARABIC",
    String.raw`[\p{Script=Arab}\u0605\u060c\u061b\u061f\u0640\u064b-\u0655\u0670\u06dd\u08e2]--[\u0606\u0607\u0609-\u060b\u0660-\u0669\u06f0-\u06f9\ufdfc\u{10e60}-\u{10e7e}]`,
  ],
  ["KATAKANA", String.raw`[\p{Script=Kana}\u30fb]--[\u32d0-\u32fe\u3300-\u3357\uff66-\uff6f\uff71-\uff9d]`],
  ["HIRAGANA", String.raw`\p{Script=Hira}--[\u{1b002}-\u{1b11e}\u{1f200}]`],
  [
    "GREEK",
    String.raw`[\p{Script=Grek}\u0374\u037e\u0385\u0387]--[\u1d5d-\u1d61\u1dbf\u2126\u{1018e}\u{1d242}-\u{1d244}]`,
  ],
  ["DEVANAGARI", String.raw`[\p{Script=Deva}\u0951-\u0954\u0964\u0965]--[\ua8e0-\ua8f1]`],
  ["GEORGIAN", String.raw`[\p{Script=Geor}\u10fb]--[\u10fc]`],
  ["ARMENIAN", String.raw`\p{Script=Armn}--[\u058d\u058e]`],
  ["THAI", String.raw`[\p{Script=Thai}\u0e3f]`],
  ["COPTIC", String.raw`[\p{Script=Copt}\u{102e0}-\u{102fb}]`],
  ["RUNIC", String.raw`[\p{Script=Runr}\u16eb-\u16ed]`],
  ["MONGOLIAN", String.raw`[\p{Script=Mong}\u1802\u1803\u1805]`],
  ["GLAGOLITIC", String.raw`\p{Script=Glag}--[\u{1e000}-\u{1e02a}]`],
  ["BOPOMOFO", String.raw`\p{Script=Bopo}--[\u02ea\u02eb]`],
  ["TAI", String.raw`[\p{Script=Tale}\p{Script=Lana}\p{Script=Tavt}]`],
  [
    "OLD",
    String.raw`[\p{Script=Ital}\p{Script=Perm}\p{Script=Xpeo}\p{Script=Narb}\p{Script=Sarb}\p{Script=Orkh}\p{Script=Hung}\p{Script=Sogo}]`,
  ],
  ["INSCRIPTIONAL", String.raw`[\p{Script=Phli}\p{Script=Prti}]`],
  ["HALFWIDTH", String.raw`[\uff61-\uffdc\uffe8-\uffee]`],
  ["ARABIC-INDIC", String.raw`[\u0606\u0607\u0609\u060a\u0660-\u0669]`],
  ["KANGXI", String.raw`[\u2f00-\u2fd5]`],
  ["DINGBAT", String.raw`[\u2776-\u2793\u{1f10b}\u{1f10c}]`],
  ["BLACK-LETTER", String.raw`[\u210c\u2111\u211c\u2128\u212d]`],
  ...pairs(
    "HEBREW Hebr SYRIAC Syrc THAANA Thaa NKO Nkoo SAMARITAN Samr MANDAIC Mand BENGALI Beng GURMUKHI Guru GUJARATI Gujr " +
      "ORIYA Orya TAMIL Taml TELUGU Telu KANNADA Knda MALAYALAM Mlym SINHALA Sinh LAO Laoo TIBETAN Tibt MYANMAR Mymr " +
      "ETHIOPIC Ethi CHEROKEE Cher CANADIAN Cans OGHAM Ogam KHMER Khmr TIFINAGH Tfng YI Yiii BRAILLE Brai GOTHIC Goth " +
      "TAGALOG Tglg TAGBANWA Tagb LIMBU Limb BUGINESE Bugi BALINESE Bali SUNDANESE Sund BATAK Batk LEPCHA Lepc OL Olck " +
      "LISU Lisu BAMUM Bamu PHAGS-PA Phag JAVANESE Java CHAM Cham MEETEI Mtei DESERET Dsrt SHAVIAN Shaw PHOENICIAN Phnx " +
      "KAITHI Kthi CHAKMA Cakm MODI Modi EGYPTIAN Egyp ADLAM Adlm",
  ),
];

/** Words that are just a script: each before the script's code. */
function pairs(list: string): [word: string, characters: string][] {
  const words = list.split(" ");
  return words.flatMap((word, i) => (i % 2 === 0 ? [[word, `\\p{Script=${words[i + 1]}}`]] : []));
}

const expressions = alphabets.map(([, characters]) => new RegExp(`^[${characters}]$`, "v"));
const nameless = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/u;

/** What {@link alphabetOf} says of characters of no such alphabet, and of those that Unicode gives no name. */
export const noAlphabet = 0;
export const noName = 1;
const firstAlphabet = 2;

const table = new CodePointTable((character) => {
  if (nameless.test(character)) return noName;
  const found = expressions.findIndex((expression) => expression.test(character));
  return found === -1 ? noAlphabet : firstAlphabet + found;
});

/** The number of a code point's alphabet; {@link noAlphabet}, or {@link noName}. */
export function alphabetOf(code: number): number {
  return table.of(code);
}
