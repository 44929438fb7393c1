import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PipelineTokenizer } from "../src/tokenizers/pipeline";
import { inWay, tokenizerInWay } from "../src/tokenizers/ways/inWay";
import { readWay, wayNamed, wayNames, writeWay } from "../src/tokenizers/ways/way";
import { loadBuiltin } from "./support/builtins";
import { contradictions } from "./support/differential";
import { runs } from "./support/runs";
import {
  byteLevel,
  characterLevel,
  readFile,
  type SmallTokenizer,
  unigram,
  wordPiece,
} from "./support/smallVocabularies";
import { seed } from "./support/strings";

const options = { specials: "text", inserted: false } as const;
const kinds = {
  "byte-level BPE": byteLevel,
  "BPE of characters": characterLevel,
  WordPiece: wordPiece,
  Unigram: unigram,
};

const idsOf = (tokenizer: PipelineTokenizer, text: string) => Array.from(tokenizer.encode(text, options).ids);

const examples = (kind: fc.Arbitrary<SmallTokenizer>) =>
  kind.chain(({ file, alphabet }) => {
    const texts = fc.string({ unit: fc.constantFrom(...alphabet, "漢"), maxLength: 14 });
    return fc.record({ file: fc.constant(file), texts: fc.array(texts, { minLength: 1, maxLength: 5 }) });
  });

describe.each(Object.entries(kinds))("%s", (name, kind) => {
  const hasMerges = name.includes("BPE");
  const ways = wayNames.filter((way) => way !== "dropout" || hasMerges);

  test("fewest are never more than any other way’s, and what has no entry is as its own way has it", () => {
    fc.assert(
      fc.property(examples(kind), ({ file, texts }) => {
        const { tokenizer } = readFile(file);
        const inWays = ways.map((way) => inWay(tokenizer, { ...wayNamed(way), p: 0.5 }));
        const fewestOf = inWay(tokenizer, wayNamed("fewest"));
        // Each text several times, on the same tokenizers.
        for (const text of [...texts, ...texts]) {
          const own = tokenizer.encode(text, options);
          const fewest = idsOf(fewestOf, text).length;
          expect(fewest).toBeLessThanOrEqual(own.ids.length);
          for (const other of inWays) {
            const { ids, byteStart, byteEnd, flags } = other.encode(text, options);
            expect(fewest).toBeLessThanOrEqual(ids.length);
            const marked = (of: typeof own) =>
              Array.from(of.flags).flatMap((flag, i) =>
                (flag & 6) === 0 ? [] : [[of.ids[i], of.byteStart[i], of.byteEnd[i], flag]],
              );
            expect(marked({ ids, byteStart, byteEnd, flags })).toEqual(marked(own));
            expect([byteStart[0], byteEnd.at(-1)]).toEqual([own.byteStart[0], own.byteEnd.at(-1)]);
          }
        }
      }),
      { ...runs(4, 3000), seed },
    );
  });

  test("traces, halves, streams and updates agree with the whole", () => {
    fc.assert(
      fc.property(examples(kind), fc.infiniteStream(fc.nat()), ({ file, texts }, numbers) => {
        const random = (bound: number) => (numbers.next().value ?? 0) % bound;
        for (const way of ways) {
          const { tokenizer } = readFile(file);
          expect(
            contradictions(inWay(tokenizer, { ...wayNamed(way), p: 0.5 }), texts.slice(0, 2), random),
            way,
          ).toEqual([]);
        }
      }),
      { ...runs(1, 1000), seed },
    );
  });
});

test("WordPiece’s own way is the longest prefix, Unigram’s the most likely", () => {
  for (const [kind, way] of [
    [wordPiece, "prefix"],
    [unigram, "likely"],
  ] as const) {
    let tokens = 0;
    fc.assert(
      fc.property(examples(kind), ({ file, texts }) => {
        const { tokenizer } = readFile(file);
        const other = inWay(tokenizer, wayNamed(way));
        for (const text of [...texts, texts.join(" ")]) {
          const own = tokenizer.encode(text, options);
          expect(other.encode(text, options)).toEqual(own);
          tokens += own.ids.length;
        }
      }),
      { ...runs(20, 5000), seed },
    );
    expect(tokens).toBeGreaterThan(200);
  }
});

test("BERT’s own way is the longest prefix in text of people’s", async () => {
  const tokenizer = (await loadBuiltin("bert_uncased")) as PipelineTokenizer;
  const text =
    "Unaffable antidisestablishmentarianism — naïve Straßenbahnhaltestelle, 世界人权宣言 pneumonoultramicroscopic🙂 x";
  expect(idsOf(tokenizerInWay(tokenizer, "prefix"), text)).toEqual(idsOf(tokenizer, text));
  expect(idsOf(tokenizerInWay(tokenizer, "suffix"), text)).not.toEqual(idsOf(tokenizer, text));
});

test("dropout of 0 is its own way, of 1 what merging begins with, and of a seed always the same", () => {
  fc.assert(
    fc.property(
      fc.oneof(examples(byteLevel), examples(characterLevel)),
      fc.nat({ max: 99 }),
      ({ file, texts }, draw) => {
        const { tokenizer } = readFile(file);
        const added = new Set(tokenizer.stages.addedTokens.map(({ id }) => id));
        const of = (p: number, chosen: number) => inWay(tokenizer, { name: "dropout", p, seed: chosen });
        const some = of(0.5, draw);
        for (const text of [...texts, ...texts]) {
          expect(idsOf(of(0, draw), text)).toEqual(idsOf(tokenizer, text));
          expect(idsOf(some, text)).toEqual(idsOf(of(0.5, draw), text));
          const all = of(1, draw);
          for (const id of idsOf(all, text)) {
            if (added.has(id)) continue;
            const entry = tokenizer.tokenBytes(id);
            expect(
              Array.from(new TextDecoder().decode(entry)).length === 1 || /^<(unk|s|0x)/.test(all.tokenName(id)),
            ).toBe(true);
          }
        }
      },
    ),
    { ...runs(8, 3000), seed },
  );
});

test("what a tokenizer lacks is said by name", async () => {
  for (const [id, way, said] of [
    ["words", "fewest", "cuts texts by a rule"],
    ["bert_uncased", "dropout", "A WordPiece model has no merges, which dropout passes over"],
    ["o200k_base", "shortest", "“shortest” is no way to cut. There are prefix, suffix"],
    ["o200k_base", "dropout-1.5", "is no way to cut"],
    ["o200k_base", "fewest-0.5", "is no way to cut"],
  ] as const) {
    const tokenizer = await loadBuiltin(id);
    expect(() => tokenizerInWay(tokenizer, way)).toThrow(said);
  }
});

test("ways are read as they are written", () => {
  for (const name of wayNames) expect(readWay(writeWay(wayNamed(name)))).toEqual(wayNamed(name));
  for (const [p, draw, written] of [
    [0.1, 0, "dropout"],
    [0.25, 0, "dropout-0.25"],
    [0.1, 7, "dropout-0.1-7"],
    [1, 999_999, "dropout-1-999999"],
  ] as const) {
    expect(writeWay({ name: "dropout", p, seed: draw })).toBe(written);
    expect(readWay(written)).toEqual({ name: "dropout", p, seed: draw });
  }
  for (const wrong of ["", "own", "fewest ", "dropout-", "dropout-2", "dropout-0.1-", "toString"]) {
    expect(readWay(wrong)).toBeNull();
  }
});
