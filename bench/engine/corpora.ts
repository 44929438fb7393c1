import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { readUdhr } from "../../test/support/udhr";

const modules = new URL("../../node_modules/", import.meta.url);

/** Corpora of ordinary text, in the order in which they are shown. */
export const ordinaryCorpora = ["udhr", "english", "english-varied", "chinese", "code"] as const;
/** Texts that a tokenizer may be slow at, each one text. */
export const pathologicalCorpora = ["letters", "spaces", "emoji", "marks", "thai"] as const;

/** Text for first passes that is always at hand; `--texts` adds more. */
export const unseenCorpora = ["udhr", "readmes", "sources"] as const;

/**
 * What a library runs over before its first pass over a corpus: text of another kind, and in other languages, so that its
 * code is compiled and nothing of the corpus is remembered but what all text has.
 */
export function warmUpOf(corpus: string): string {
  return corpus === "udhr" ? "warm-sources" : "warm-udhr";
}

/** Declarations in languages of which there are corpora, or that are written nearly as these. */
const kindred = /^(eng|sco|deu|ltz|nds|gsw|bar|pdc|yid|cmn|wuu|yue|gan|hak|hsn|nan|cjy|jpn)/;
/** Characters of what is run over before a first pass, and of sources. */
const warmUpLength = 1_500_000;
/** At most; there is about half of it. */
const sourcesLength = 5_000_000;

/** What each corpus is, in a line. */
export const corpusDescriptions: Readonly<Record<string, string>> = {
  udhr: "the 532 texts of the Universal Declaration of Human Rights, each encoded by itself",
  english: "the English declaration, repeated",
  "english-varied": "the READMEs of the packages in node_modules, without those of tokenizers",
  chinese: "the Chinese declaration (cmn_hans), repeated",
  code: "declarations of TypeScript's library (lib.dom.d.ts, lib.es5.d.ts), their first megabyte",
  letters: "200,000 times the letter a",
  spaces: "100,000 spaces",
  emoji: "50,000 emoji, pseudo-random",
  marks: "one letter with 5,000 combining marks",
  thai: "100,000 characters of Thai without a space",
  readmes: "the same READMEs, each encoded by itself",
  sources: "program code of the packages in node_modules as people wrote it, a text a file, some 3 MB",
};

/** Every corpus, by name, as the texts that are encoded one by one. `mixed` is for keystrokes. */
export function readCorpora(): Record<string, readonly string[]> {
  const declarations = readUdhr();
  const declaration = (code: string) => {
    const found = declarations.find((candidate) => candidate.code === code);
    if (found === undefined) throw new Error(`The udhr package has no declaration ${code}.`);
    return `${found.text}\n`;
  };
  const thai = declaration("tha").replace(/[^\u0e00-\u0e7f]/g, "");
  return {
    udhr: declarations.map(({ text }) => text),
    english: [repeated(declaration("eng"), 1_000_000)],
    "english-varied": [readmes().join("\n")],
    readmes: readmes(),
    sources: upTo(sources(0), sourcesLength),
    "warm-sources": upTo(sources(1), warmUpLength),
    "warm-udhr": upTo(
      declarations.filter(({ code }) => !kindred.test(code)).map(({ text }) => text),
      warmUpLength,
    ),
    chinese: [repeated(declaration("cmn_hans"), 340_000)],
    code: [declarationsOfTypeScript().slice(0, 1_000_000)],
    letters: ["a".repeat(200_000)],
    spaces: [" ".repeat(100_000)],
    emoji: [randomEmoji(50_000)],
    marks: [`a${"\u0301".repeat(5000)}`],
    thai: [repeated(thai, 100_000)],
    // As much of each as makes a megabyte in UTF-8.
    mixed: [declarations.map(({ text }) => text.slice(0, 1200)).join("\n")],
  };
}

function repeated(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

/** Packages in node_modules. */
function packageNames(): string[] {
  const names = readdirSync(modules).filter((name) => !name.startsWith("."));
  return names.flatMap((name) =>
    name.startsWith("@") ? readdirSync(new URL(`${name}/`, modules)).map((scoped) => `${name}/${scoped}`) : [name],
  );
}

function readmes(): string[] {
  const names = packageNames();
  // Tokenizers' own READMEs speak of control tokens, which some libraries cannot read as text.
  const files = names.filter((name) => !/token/.test(name)).map((name) => new URL(`${name}/README.md`, modules));
  return files.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"));
}

/** Of a package's files at most so many, so that many hands are in it. */
const mostFiles = 12;

/**
 * Source files of packages that are not tokenizers, neither minified nor generated.
 * @param remainder 0 or 1: one or the other half of the packages, so that two corpora have none in common
 */
function sources(remainder: 0 | 1): string[] {
  const names = packageNames().filter((name, i) => !/token/.test(name) && i % 2 === remainder);
  return names.flatMap((name) => {
    const folder = new URL(`${name}/`, modules);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(c?js|mjs|ts|tsx|css|vue)$/.test(file) && !/node_modules|\.min\.|\.d\./.test(file))
      .sort();
    const texts = files.flatMap((file) => {
      const url = new URL(file.split("/").map(encodeURIComponent).join("/"), folder);
      const { size } = statSync(url);
      if (size < 1500 || size > 60_000) return [];
      const text = readFileSync(url, "utf8");
      return text.length / text.split("\n").length < 80 ? [text] : [];
    });
    return texts.slice(0, mostFiles);
  });
}

/** As many of the texts, from the first on, as have so many characters. */
function upTo(texts: readonly string[], length: number): string[] {
  let sum = 0;
  return texts.filter((text) => {
    sum += text.length;
    return sum <= length;
  });
}

function declarationsOfTypeScript(): string {
  // Those of the TypeScript that is written in JavaScript: package.json has it as `typescript`, whose own files these are.
  const files = ["lib.es5.d.ts", "lib.dom.d.ts"].map((name) => new URL(`@typescript/old/lib/${name}`, modules));
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

function randomEmoji(count: number): string {
  // Numerical Recipes' generator: the same emoji in every run and environment.
  let state = 1;
  const codes = Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 0x1f600 + ((state >>> 8) % 80);
  });
  return codes.map((code) => String.fromCodePoint(code)).join("");
}
