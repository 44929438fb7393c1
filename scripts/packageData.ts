import type { Plugin } from "vite";
import { englishWords, packWords, readPackageFile, turkishWords } from "./wordLists.ts";

/** What is made of packages' data, by the name that modules ask for it by: `virtual:package-data/english-words`. */
const made: Readonly<Record<string, () => string>> = {
  "english-words": () => packWords([...englishWords()].sort()),
  "turkish-words": () => packWords([...turkishWords()].sort()),
  "look-alikes": lookAlikes,
};

// Rollup's convention: the zero byte keeps other plugins from taking an id for a path.
const pattern = /^\0virtual:package-data\/(.+)$/;

/** Serves `virtual:package-data/…`: what the page needs of packages' data, and no more, as one string. */
export function packageData(): Plugin {
  return {
    name: "package-data",
    resolveId: (source) => (pattern.test(`\0${source}`) ? `\0${source}` : null),
    load(loaded) {
      const name = pattern.exec(loaded)?.[1];
      if (name === undefined) return null;
      const make = made[name];
      if (make === undefined) return this.error(`No package's data is called “${name}”.`);
      return `export default ${JSON.stringify(make())};`;
    },
  };
}

/** The scripts that UAX #31 recommends for identifiers: those in use today. */
const scripts =
  /^[\p{sc=Arab}\p{sc=Armn}\p{sc=Beng}\p{sc=Cyrl}\p{sc=Deva}\p{sc=Ethi}\p{sc=Geor}\p{sc=Grek}\p{sc=Gujr}\p{sc=Guru}\p{sc=Hebr}\p{sc=Khmr}\p{sc=Knda}\p{sc=Laoo}\p{sc=Latn}\p{sc=Mlym}\p{sc=Mymr}\p{sc=Orya}\p{sc=Sinh}\p{sc=Taml}\p{sc=Telu}\p{sc=Thai}\p{sc=Tibt}\p{Nd}]$/u;
/** Letters from here on are of phonetic notation, of old spellings and of scripts that few write. */
const firstRare = 0x1d00;

/**
 * Letters and digits that Unicode's confusables (UTS #39) take for one another, of scripts in use: a set a word. What compatibility
 * forms (NFKC) make the same is left out: full-width letters and those of formulas are other signs for the same letter.
 */
function lookAlikes(): string {
  const sets = new Map<string, string[]>();
  const isPlain = (character: string) =>
    /^[\p{L}\p{Nd}]$/u.test(character) &&
    scripts.test(character) &&
    (character.codePointAt(0) ?? 0) < firstRare &&
    character.normalize("NFKC") === character;
  const confusables: Readonly<Record<string, string>> = JSON.parse(readPackageFile("unhomoglyph", "data.json"));
  for (const [character, prototype] of Object.entries(confusables)) {
    const set = sets.get(prototype) ?? [prototype];
    sets.set(prototype, set);
    set.push(character);
  }
  // What all of a set look like may itself be none of these.
  const plain = [...sets.values()].map((set) => set.filter(isPlain)).filter(({ length }) => length > 1);
  return plain.map((set) => set.join("")).join(" ");
}
