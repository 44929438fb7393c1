import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readUdhr } from "../../test/support/udhr";

const modules = new URL("../../node_modules/", import.meta.url);

/** Corpora of ordinary text, in the order in which they are shown. */
export const ordinaryCorpora = ["udhr", "english", "english-varied", "chinese", "code"] as const;
/** Texts that a tokenizer may be slow at, each one text. */
export const pathologicalCorpora = ["letters", "spaces", "emoji", "marks", "thai"] as const;

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
    "english-varied": [readmes()],
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

function readmes(): string {
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith("@") ? readdirSync(new URL(`${name}/`, modules)).map((scoped) => `${name}/${scoped}`) : [name],
  );
  // Tokenizers' own READMEs speak of control tokens, which some libraries cannot read as text.
  const files = names.filter((name) => !/token/.test(name)).map((name) => new URL(`${name}/README.md`, modules));
  return files
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

function declarationsOfTypeScript(): string {
  const files = ["lib.es5.d.ts", "lib.dom.d.ts"].map((name) => new URL(`typescript/lib/${name}`, modules));
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
