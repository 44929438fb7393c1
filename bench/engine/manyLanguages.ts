import { readUdhr } from "../../test/support/udhr";

/** Languages that are taken, and bytes of text that are made of them. */
const languages = 200;
const length = 40_000_000;

/**
 * Large texts in 200 languages for whole processes, made of the declarations over and over. In one each time the lines are in
 * another order: words come again, as they do in all text. In the other each word is made up, of the beginning of one and
 * the end of another of the same language: nothing that was remembered helps, as in no text that people write.
 */
export function manyLanguages(): Readonly<Record<string, readonly string[]>> {
  const declarations = readUdhr();
  const chosen = declarations
    .filter(
      (_, i) =>
        Math.floor(((i + 1) * languages) / declarations.length) > Math.floor((i * languages) / declarations.length),
    )
    .map(({ text }) => text);
  const below = generator();
  return {
    "other-order": repeated(chosen, (text) => shuffled(text.split("\n"), below).join("\n")),
    "made-up-words": repeated(chosen, (text) => withNewWords(text, below)),
  };
}

function repeated(texts: readonly string[], vary: (text: string) => string): string[] {
  const made: string[] = [];
  for (let bytes = 0, i = 0; bytes < length; i++) {
    const text = vary(texts[i % texts.length] ?? "");
    bytes += Buffer.byteLength(text) + 1;
    made.push(text);
  }
  return made;
}

function shuffled(lines: string[], below: (limit: number) => number): string[] {
  for (let i = lines.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [lines[i], lines[j]] = [lines[j] ?? "", lines[i] ?? ""];
  }
  return lines;
}

function withNewWords(text: string, below: (limit: number) => number): string {
  const words = text.match(/\S+/g) ?? [];
  return text.replace(/\S+/g, (word) => {
    const beginning = Array.from(word);
    const end = Array.from(words[below(words.length)] ?? "");
    return beginning.slice(0, 1 + below(beginning.length)).join("") + end.slice(below(end.length)).join("");
  });
}

/** Numbers from 0 to below a limit, the same in every run: Numerical Recipes' generator. */
function generator(): (limit: number) => number {
  let state = 1;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
