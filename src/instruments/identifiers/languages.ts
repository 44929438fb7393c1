import type { Parser } from "@lezer/common";

/** Languages whose code is read, by what they are called. JavaScript's grammar reads TypeScript and JSX too. */
export const languages = {
  javascript: "JavaScript, TypeScript",
  python: "Python",
  java: "Java",
  cpp: "C, C++",
  rust: "Rust",
  go: "Go",
  php: "PHP",
  html: "HTML",
  css: "CSS",
  json: "JSON",
} as const;

export type Language = keyof typeof languages;

const loaders: Readonly<Record<Language, (text: string) => Promise<Parser>>> = {
  javascript: async () => (await import("@lezer/javascript")).parser.configure({ dialect: "ts jsx" }),
  python: async () => (await import("@lezer/python")).parser,
  java: async () => (await import("@lezer/java")).parser,
  cpp: async () => (await import("@lezer/cpp")).parser,
  rust: async () => (await import("@lezer/rust")).parser,
  go: async () => (await import("@lezer/go")).parser,
  // A file begins outside of PHP; a piece of one that never enters it is all inside.
  php: async (text) =>
    (await import("@lezer/php")).parser.configure({ top: text.includes("<?") ? "Template" : "Program" }),
  html: async () => (await import("@lezer/html")).parser,
  css: async () => (await import("@lezer/css")).parser,
  json: async () => (await import("@lezer/json")).parser,
};

/** Loads a language's grammar (Lezer's), as it reads a text. */
export function loadGrammar(language: Language, text: string): Promise<Parser> {
  return loaders[language](text);
}
