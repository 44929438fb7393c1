/** What is said never to be a token, looked for in all real text at hand and in all that could bring it about, for every built-in. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { auditVocabulary } from "../../src/analysis/vocabulary/audit";
import { Reach } from "../../src/analysis/vocabulary/reach/verdicts";
import {
  charactersAround,
  charactersBegun,
  charactersEnding,
  utf8Parts,
} from "../../src/analysis/vocabulary/utf8Parts";
import { loadBundled } from "../../src/cli/bundledCorpus";
import { EncodingBuilder } from "../../src/tokenizers/encodingBuilder";
import { builtinVocabularyIds, loadVocabulary } from "../support/builtinVocabularies";
import { readUdhr } from "../support/udhr";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const options = { specials: "text", inserted: false } as const;
/** Characters beside an entry: each below, of those above one in so many, since those of a block are alike to patterns. */
const [allBelow, oneIn] = [0x3000, 61];
/** Texts that complete a piece of a character, at most. */
const mostCompleted = 24;
const forms = ["NFC", "NFD", "NFKC", "NFKD"] as const;

/** All characters that have a meaning, or may be given one by those who use them. */
const assigned = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => {
  return (code < 0xd800 || code >= 0xe000) && /\P{Cn}/u.test(String.fromCodePoint(code));
});

/** Declarations of human rights in all languages, and what is written of the product itself. */
async function* realTexts(): AsyncGenerator<string> {
  for (const { text } of readUdhr()) yield text;
  const corpus = await loadBundled("udhr", new URL("../../public/corpora/", import.meta.url));
  for (const { code } of corpus.header.languages) yield corpus.segments(code).join("\n");
  for (const name of [
    "README.md",
    "CONTRIBUTING.md",
    "docs/metrics.md",
    "docs/architecture.md",
    "test/fixtures/texts.json",
  ])
    yield readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
  yield readFileSync(new URL("../../node_modules/axe-core/axe.js", import.meta.url), "utf8");
  const locales = new URL("../../node_modules/axe-core/locales/", import.meta.url);
  for (const name of readdirSync(locales)) {
    const file = new URL(name, locales);
    yield readFileSync(file, "utf8");
  }
}

/** An entry's own text; of what holds pieces of characters, with characters that they are part of. */
function textsOf(bytes: Uint8Array): string[] {
  const parts = utf8Parts(bytes);
  if (parts === null) return [];
  const { tail, head } = parts;
  const some = (codes: Iterable<number>) => {
    const all = [...codes];
    const step = Math.max(1, Math.floor(all.length / mostCompleted));
    return all.filter((_, i) => i % step === 0).map((code) => String.fromCodePoint(code));
  };
  if (tail === bytes.length) return [...some(charactersEnding(bytes)), ...some(charactersAround(bytes))];
  const middle = decoder.decode(bytes.subarray(tail, bytes.length - head)).replaceAll("▁", " ");
  const before = tail === 0 ? [""] : some(charactersEnding(bytes.subarray(0, tail)));
  const after = head === 0 ? [""] : some(charactersBegun(bytes.subarray(bytes.length - head)));
  return before.flatMap((first) => after.map((last) => first + middle + last));
}

const halves = (text: string) => {
  const characters = [...text];
  const middle = characters.length >> 1;
  return [characters.slice(0, middle).join(""), characters.slice(middle).join("")] as const;
};

/** Texts with one in them, in other spellings and between what stands near it in the vocabulary. */
function* around(text: string, near: readonly string[]): Generator<string> {
  const [left, right] = halves(text);
  yield* [text, ` ${text}`, `${text} `, ` ${text} `, text + text, `${text} ${text}`, text.repeat(3)];
  yield* [left, right, left + text, text + right, `${left} ${right}`, left + text + right, right + text + left];
  for (const spelt of [text.toLowerCase(), text.toUpperCase(), ...forms.map((form) => text.normalize(form))])
    yield* [spelt, `a${spelt}`, `${spelt}a`, ` ${spelt}`, text + spelt, spelt + text];
  for (const other of near) {
    const [first, last] = halves(other);
    for (const part of [other, first, last]) yield* [part + text, text + part, part + text + part, `${part} ${text}`];
  }
}

test.each(builtinVocabularyIds)("%s: what is never a token is in no text", async (id) => {
  const { tokenizer, parts } = loadVocabulary(id);
  const { entries, reach } = await auditVocabulary(tokenizer, parts);
  const isNever = new Uint8Array((entries.ids.at(-1) ?? 0) + 1);
  entries.ids.forEach((token, i) => {
    if (reach[i] === Reach.never || reach[i] === Reach.noText) isNever[token] = 1;
  });
  const out = new EncodingBuilder();
  let units = 0;
  const lookAt = (text: string) => {
    out.clear();
    units += text.length;
    tokenizer.encodePart(text.toWellFormed(), 0, true, options, out);
    for (let i = 0; i < out.length; i++) {
      const token = out.idAt(i);
      if (isNever[token] === 1)
        expect.fail(`${token} (${tokenizer.tokenName(token)}) is in ${JSON.stringify(text.slice(0, 200))}`);
    }
  };
  for await (const text of realTexts()) lookAt(text);
  const real = units;
  // Alone, in a row, and between letters and spaces: those of which only bytes are entries.
  for (const between of ["", "a", " "]) lookAt(assigned.map((code) => between + String.fromCodePoint(code)).join(""));
  const beside = assigned
    .filter((code) => code < allBelow || code % oneIn === 0)
    .map((code) => String.fromCodePoint(code));
  for (let i = 0; i < entries.ids.length; i++) {
    if (isNever[entries.ids[i] as number] === 0) continue;
    const near = [-3, -2, -1, 1, 2, 3].flatMap((step) => {
      const at = i + step;
      return at < 0 || at >= entries.ids.length ? [] : [decoder.decode(entries.at(at)).replaceAll("▁", " ")];
    });
    const own = [...textsOf(entries.at(i)), tokenizer.tokenName(entries.ids[i] as number)];
    for (const text of own) for (const other of around(text, near)) lookAt(other);
    // Each character behind the text before and in front of the one that follows.
    const [text = ""] = own;
    if (text !== "") lookAt(text + beside.map((character) => character + text).join(""));
  }
  console.log(
    `${id}: ${(real / 1e6).toFixed(1)} M UTF-16 units of real text, ${((units - real) / 1e6).toFixed(1)} M made up`,
  );
});
