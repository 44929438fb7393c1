import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { runs } from "../../../test/support/runs";
import { seed, trickyStrings, vocabularyEntries } from "../../../test/support/strings";
import { utf8Length } from "../../text/utf8";
import { TokenFlag, type Tokenizer, TokenizerError } from "../../tokenizers/tokenizer";
import { countFiles } from "./countFiles";
import type { CountedPart } from "./protocol";

const silent = () => {};

/** Counts a file by calls that each have time for a block of a few bytes. */
async function inParts(
  tokenizer: Tokenizer,
  bytes: Uint8Array<ArrayBuffer>,
  specials: "text" | "control",
  block: number,
) {
  const file = new Blob([bytes]);
  const sum = { tokens: 0, bytes: 0, replaced: 0, parts: 0 };
  for (let from: number | null = 0; from !== null; ) {
    const [told] = await countFiles(tokenizer, [{ file, from }], specials, silent, { block, within: 0 });
    if (told?.kind !== "counted") throw new Error(`It was not counted: ${JSON.stringify(told)}`);
    const { tokens, bytes: counted, replaced, next }: CountedPart = told;
    sum.tokens += tokens;
    sum.bytes += counted;
    sum.replaced += replaced;
    sum.parts++;
    from = next;
  }
  return sum;
}

/** N of the whole text, as Compare's columns have it. */
function wholeCount(tokenizer: Tokenizer, text: string, specials: "text" | "control"): number {
  const { flags } = tokenizer.encode(text, { specials, inserted: true });
  return flags.reduce((sum, flag) => sum + (flag & TokenFlag.special ? 0 : 1), 0);
}

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return new Uint8Array(isLittle ? bytes : bytes.swap16());
}

describe.each(["o200k_base", "llama2", "gemma3", "bert_uncased", "deepseek_v3", "words"])("%s", (id) => {
  test("all parts of a file come to its whole text's tokens, whatever it is written in", async () => {
    const tokenizer = loadBuiltin(id);
    const text = fc
      .array(trickyStrings(vocabularyEntries(tokenizer)), { minLength: 1, maxLength: 12 })
      .map((strings) => strings.join("\n").toWellFormed().replaceAll("\0", ""));
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0x80, max: 0xff })), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        text,
        damage,
        fc.constantFrom("utf8", "damaged", "utf16le", "utf16be"),
        fc.constantFrom("text" as const, "control" as const),
        fc.integer({ min: 8, max: 200 }),
        async (whole, wrong, written, specials, block) => {
          const utf8 = new TextEncoder().encode(whole);
          if (written === "damaged") for (const [at, byte] of wrong) utf8[at % Math.max(1, utf8.length)] = byte;
          // What begins as UTF-16 or gzip does is that.
          if (written === "damaged" && (utf8[0] ?? 0) > 0x7f) utf8[0] = 0x61;
          const bytes = written.startsWith("utf16") ? utf16(whole, written === "utf16le") : utf8;
          const read = written.startsWith("utf16")
            ? whole
            : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
          const told = await inParts(tokenizer, bytes, specials, block);
          expect(told.tokens).toBe(wholeCount(tokenizer, read, specials));
          expect(told.bytes).toBe(utf8Length(read));
        },
      ),
      { seed, ...runs(12, 400) },
    );
  });
});

test("a long file is counted in many parts, and one that cannot be cut in one", async () => {
  const line = new TextEncoder().encode("The same words cost different amounts. 同样的话 ".repeat(40));
  const cut = await inParts(loadBuiltin("cl100k_base"), line, "text", 64);
  expect(cut.parts).toBeGreaterThan(20);
  expect((await inParts(loadBuiltin("words"), line, "text", 64)).parts).toBe(1);
});

test("several small files come in one answer, a large one ends it", async () => {
  const tokenizer = loadBuiltin("utf8_bytes");
  const files = ["a", "", "abc", "ab ".repeat(2000), "never asked"].map((text) => ({
    file: new Blob([text]),
    from: 0,
  }));
  const told = await countFiles(tokenizer, files, "text", silent, { block: 70_000, within: 1e9 });
  expect(told.map((one) => one.kind === "counted" && one.tokens)).toEqual([1, 0, 3, 6000, 11]);
  const some = await countFiles(tokenizer, files, "text", silent, { block: 70_000, within: -1 });
  expect(some).toHaveLength(1);
});

test("what is no text is told by what it is, and damage is counted", async () => {
  const tokenizer = loadBuiltin("o200k_base");
  const contents = [
    Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"),
    gzipSync("packed text"),
    Buffer.from("na\xefve caf\xe9", "latin1"),
  ];
  const told = await countFiles(
    tokenizer,
    contents.map((bytes) => ({ file: new Blob([new Uint8Array(bytes)]), from: 0 })),
    "text",
    silent,
  );
  expect(told[0]).toEqual({ kind: "binary", reason: "an image (PNG)" });
  expect(told[1]).toEqual({ kind: "binary", reason: "packed (gzip)" });
  expect(told[2]).toMatchObject({ kind: "counted", replaced: 2, next: null });
});

test("a file that is gone or that a tokenizer refuses is told, and the others are counted", async () => {
  const gone = new Blob(["x"]);
  gone.arrayBuffer = () => Promise.reject(new DOMException("No.", "NotFoundError"));
  const picky = {
    ...loadBuiltin("utf8_bytes"),
    encode: () => {
      throw new TokenizerError("It has no letter “q”.");
    },
  };
  const files = [gone, new Blob(["q"])].map((file) => ({ file, from: 0 }));
  expect(await countFiles(picky as unknown as Tokenizer, files, "text", silent)).toEqual([
    { kind: "unreadable", reason: "It is no longer there. Choose the files again." },
    { kind: "refused", reason: "It has no letter “q”." },
  ]);
});
