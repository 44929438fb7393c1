/** Scripts that Unicode 13 knows, by their ISO 15924 codes: what most people write first. */
export const scriptCodes = (
  "Latn Cyrl Arab Deva Hani Hang Hira Kana Grek Hebr Thai Beng Taml Telu Gujr Guru Knda Mlym Orya Sinh Mymr Khmr Laoo " +
  "Tibt Ethi Geor Armn Mong Thaa Syrc Nkoo Adlm Tfng Cher Cans Yiii Bopo Java Bali Sund Olck Mtei Lana Talu Tale Tavt Cham " +
  "Bugi Batk Rjng Kali Lepc Limb Sylo Saur Tglg Hano Buhd Tagb Vaii Bamu Mend Osge Rohg Hmng Hmnp Wcho Newa Tirh Sora " +
  "Mroo Plrd Lisu Cakm Takr Kthi Sind Khoj Mahj Modi Shrd Gong Gonm Dogr Nand Diak Yezi Kits Chrs Elym Mand Samr Goth " +
  "Ogam Copt Glag Perm Aghb Elba Bass Pauc Medf Armi Avst Bhks Brah Cari Cprt Dsrt Dupl Egyp Gran Hatr Hluw " +
  "Hung Ital Khar Lina Linb Lyci Lydi Mani Marc Maka Merc Mero Mult Narb Nbat Nshu Orkh Osma Palm Phag Phli Phlp Phnx " +
  "Prti Sarb Sgnw Sogo Sogd Soyo Tang Ugar Xpeo Xsux Zanb Ahom Shaw Sidd Nagm"
).split(" ");

/** Scripts that are written from right to left. */
const rightToLeft = new Set(
  (
    "Adlm Arab Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Palm Phli " +
    "Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi"
  ).split(" "),
);

/** Letters that are looked at: more do not change which script most of them are of. */
const letterLimit = 10_000;

const patterns = scriptCodes.map((code) => ({ code, pattern: new RegExp(`\\p{Script=${code}}`, "u") }));
const letterPattern = /\p{L}/u;

/**
 * The script that most letters of a text are of, by Unicode's property Script: its ISO 15924 code, or `Zyyy` where there
 * is no letter of a known script. Text with both kana and Chinese characters is Japanese, `Jpan`, whichever are more.
 */
export function scriptOf(text: string): string {
  const counts = new Map<string, number>();
  const known = new Map<string, string | null>();
  let letters = 0;
  for (const character of text) {
    let script = known.get(character);
    if (script === undefined) {
      script = letterPattern.test(character) ? scriptOfLetter(character) : null;
      known.set(character, script);
    }
    if (script === null) continue;
    counts.set(script, (counts.get(script) ?? 0) + 1);
    if (++letters === letterLimit) break;
  }
  const kana = (counts.get("Hira") ?? 0) + (counts.get("Kana") ?? 0);
  const chinese = counts.get("Hani") ?? 0;
  // A brand in katakana does not make a Chinese text Japanese.
  if (chinese > 0 && kana > chinese / 10) counts.set("Jpan", kana + chinese);
  let most: readonly [script: string, letters: number] = ["Zyyy", 0];
  for (const entry of counts) if (entry[1] > most[1]) most = entry;
  return most[0];
}

/** Null for letters that several scripts share, and for scripts that are not in the list. */
function scriptOfLetter(letter: string): string | null {
  return patterns.find(({ pattern }) => pattern.test(letter))?.code ?? null;
}

/** The direction that a script, by its ISO 15924 code, is written in; from the top counts as from the left. */
export function directionOf(script: string): "ltr" | "rtl" {
  return rightToLeft.has(script) ? "rtl" : "ltr";
}
