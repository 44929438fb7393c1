import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { runs } from "../../../test/support/runs";
import { seed } from "../../../test/support/strings";
import { InapplicableError } from "../instrument";
import { readOptions } from "../options";
import { textSubject } from "../textSubject";
import { type BleuPair, bleu, type Smoothing } from "./bleu";
import { chunkOverlap } from "./chunkOverlap";
import { instrument } from "./instrument";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const encodeOptions = { specials: "text", inserted: true } as const;

function measure(id: string, text: string, other: string | null, written = "") {
  const { options, problems } = readOptions(instrument.options, written);
  expect(problems).toEqual([]);
  return instrument.measure(textSubject(text, loadBuiltin(id), encodeOptions, null, {}, other), options, control);
}

/** Words by numbers, equal ones by the same. */
const numbers = new Map<string, number>();
const idsOf = (words: string) =>
  words.split(" ").map((word) => {
    if (!numbers.has(word)) numbers.set(word, numbers.size);
    return numbers.get(word) ?? 0;
  });

describe("BLEU is NLTK’s", () => {
  const guide = idsOf("It is a guide to action which ensures that the military always obeys the commands of the party");
  const guides = [
    "It is a guide to action that ensures that the military will forever heed Party commands",
    "It is the guiding principle which guarantees the military forces always being under the command of the Party",
    "It is the practical guide for the army always to heed the directions of the party",
  ].map(idsOf);
  const book = {
    candidate: idsOf("he read the book because he was interested in world history"),
    references: [idsOf("he was interested in world history because he read the book")],
  };

  // As its documentation has them, with digits that it gives besides.
  test("in its documented examples", () => {
    const pair = { candidate: guide, references: guides };
    expect(bleu([pair], 4, 0)?.score).toBeCloseTo(0.5045666840058485, 12);
    expect(bleu([pair, book], 4, 0)?.score).toBeCloseTo(0.5920778868801042, 12);
    const single = { candidate: guide, references: guides.slice(0, 1) };
    const smoothed = ([0, 1, 2, 3, 4, 5, 7] as const).map((smoothing) =>
      bleu([single], 4, smoothing)?.score.toFixed(4),
    );
    expect(smoothed).toEqual(["0.4118", "0.4118", "0.4453", "0.4118", "0.4118", "0.4905", "0.4905"]);
  });

  // Drawn at random, and given by NLTK 3.10.3: methods 0, 1, 2, 3, 4, 5 and 7.
  test.each([
    [
      [5, 36, 37, 4, 34, 9, 37, 3, 32, 4],
      [20, 9, 25, 3, 4, 34, 6, 23, 37, 3, 32, 13],
      [
        3.976144999995337e-78, 0.11255157994168306, 0.23394743548827707, 0.16830386789031854, 0.13864541688790322,
        0.2090194962193473, 0.223528250486624,
      ],
    ],
    [
      [8, 3, 7, 8, 6, 5, 4, 7, 6, 7, 3, 4, 6, 1, 4, 6, 6, 5, 1, 3, 4, 5, 2, 5, 8, 1, 6, 0],
      [0, 3, 7, 8, 6, 5, 7, 7, 5, 4, 3, 2, 3, 1, 4, 8, 7, 5, 7, 4, 1, 1, 8, 6, 2, 5, 2, 7, 6, 0],
      [
        0.2166261097495394, 0.2166261097495394, 0.2564554690745522, 0.2166261097495394, 0.2166261097495394,
        0.3221302464334977, 0.3221302464334977,
      ],
    ],
    [
      [23, 13, 16, 21, 31, 30, 47, 44],
      [28, 10, 7, 21, 38, 3, 6, 0],
      [
        1.0832677820940877e-231, 0.02777619034011792, 0.13888095170058956, 0.05522397783539471, 0.028599617161713803,
        0.08018753738744802, 0.10008711836415331,
      ],
    ],
  ])("of %j and %j", (candidate, reference, expected) => {
    ([0, 1, 2, 3, 4, 5, 7] as const).forEach((smoothing, i) => {
      const given = bleu([{ candidate, references: [reference] }], 4, smoothing)?.score ?? 0;
      expect(given / (expected[i] ?? 1), String(smoothing)).toBeCloseTo(1, 9);
    });
  });

  test("of several pairs, whose counts are summed", () => {
    const pairs: BleuPair[] = [
      { candidate: [4, 0, 17, 23, 28, 14, 25], references: [[4, 0, 4, 18, 28, 14, 25]] },
      {
        candidate: [0, 8, 6, 4, 14, 7, 4, 18, 16, 8, 17, 3, 4],
        references: [[6, 0, 8, 6, 9, 16, 7, 24, 18, 10, 8, 17, 13, 26, 4]],
      },
      {
        candidate: [24, 28, 29, 2, 14, 10, 14, 16, 9, 16, 6],
        references: [[24, 28, 29, 2, 14, 10, 19, 16, 19, 16, 6]],
      },
    ];
    expect(bleu(pairs, 4, 0)?.score).toBeCloseTo(0.29943722840676235, 12);
    expect(bleu(pairs, 4, 2)?.score).toBeCloseTo(0.33118685202659626, 12);
  });
});

test("BLEU is 1 of a text and itself, 0 of texts without a common id, and what n-grams counted one by one give", () => {
  const ids = fc.array(fc.nat({ max: 5 }), { minLength: 4, maxLength: 30 });
  fc.assert(
    fc.property(ids, ids, (candidate, reference) => {
      expect(bleu([{ candidate, references: [candidate] }], 4, 0)?.score).toBeCloseTo(1, 12);
      const away = reference.map((id) => id + 10);
      expect(bleu([{ candidate, references: [away] }], 4, 3 satisfies Smoothing)?.score).toBe(0);
      const told = bleu([{ candidate, references: [reference, away] }], 4, 0);
      const gramsOf = (list: number[], n: number) => list.slice(n - 1).map((_, at) => list.slice(at, at + n).join(" "));
      told?.precisions.forEach(({ found }, i) => {
        const [own, theirs] = [gramsOf(candidate, i + 1), gramsOf(reference, i + 1)];
        const count = (list: string[], gram: string) => list.filter((one) => one === gram).length;
        const expected = [...new Set(own)].reduce(
          (sum, gram) => sum + Math.min(count(own, gram), count(theirs, gram)),
          0,
        );
        expect(found).toBe(expected);
      });
    }),
    { ...runs(60, 4000), seed },
  );
});

test("chunks by hand: ten tokens, a reference of tokens 3 to 6, chunks of four", () => {
  // Chunk 0 has one token of it, chunk 1 three.
  const spans = [{ start: 3, end: 7 }];
  expect(chunkOverlap(10, spans, 4, 1)).toEqual({
    size: 4,
    chunks: 3,
    taken: 1,
    precision: 3 / 4,
    recall: 3 / 4,
    iou: 3 / 5,
    precisionOmega: 4 / 8,
  });
  expect(chunkOverlap(10, spans, 4, 2)).toMatchObject({ taken: 2, precision: 4 / 8, recall: 1, iou: 4 / 8 });
  // The last chunk has but two tokens.
  expect(chunkOverlap(10, [{ start: 8, end: 10 }], 4, 1)).toMatchObject({ precision: 1, recall: 1, iou: 1 });
  expect(chunkOverlap(10, [{ start: 4, end: 4 }], 4, 1)).toBeNull();
});

test("the chunks that are taken are those with most of a reference; all of them bring all", () => {
  const spans = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 12 })), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 4 }), (drawn, size, most) => {
      const references = drawn.map(([start, length]) => ({ start, end: start + length }));
      const tokens = 53;
      const told = chunkOverlap(tokens, references, size, most);
      const chunkOf = (token: number) => Math.floor(token / size);
      const marked = new Set(
        references.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
      );
      if (told === null) {
        expect(marked.size).toBe(0);
        return;
      }
      const taken = new Set(
        references.flatMap(({ start, end }) => {
          const counts = new Map<number, number>();
          for (let token = start; token < end; token++)
            counts.set(chunkOf(token), (counts.get(chunkOf(token)) ?? 0) + 1);
          return [...counts]
            .sort(([a, x], [b, y]) => y - x || a - b)
            .slice(0, most)
            .map(([chunk]) => chunk);
        }),
      );
      const all = Array.from({ length: tokens }, (_, token) => token);
      const ofTaken = all.filter((token) => taken.has(chunkOf(token)));
      const found = ofTaken.filter((token) => marked.has(token)).length;
      const touched = new Set(Array.from(marked, chunkOf));
      expect(told).toMatchObject({
        taken: taken.size,
        precision: found / ofTaken.length,
        recall: found / marked.size,
        iou: found / (ofTaken.length + marked.size - found),
        precisionOmega: marked.size / all.filter((token) => touched.has(chunkOf(token))).length,
      });
      expect(chunkOverlap(tokens, references, size, 100)).toMatchObject({ recall: 1, precision: told.precisionOmega });
    }),
    { ...runs(200, 20_000), seed },
  );
});

test("two texts in tokenizers: inserted tokens left out, lines found, edits counted", async () => {
  const text = "One line.\nشرح هذا\n第二行。 End.";
  const same = await measure("bert_uncased", text, text);
  expect(same).toMatchObject({ bleu: { score: 1 }, jaccard: 1, distance: 0, sought: 3, found: 3 });
  expect(same.chunks.map(({ precisionOmega }) => precisionOmega)).toEqual(same.chunks.map(() => 1));
  const figures = await measure("o200k_base", text, "第二行。\r\nNot there.\r\nOne line.", "sizes:1,take:100");
  expect(figures).toMatchObject({ sought: 3, found: 2 });
  expect(figures.chunks).toMatchObject([{ size: 1, recall: 1, precision: 1, iou: 1 }]);
  const edited = await measure("utf8_bytes", "kitten", "sitting");
  expect(edited).toMatchObject({ tokens: [6, 7], distance: 3, jaccard: 3 / 7 });
});

test.each(["words", "graphemes"])("units of two texts are the same where they are written alike: %s", async (id) => {
  const other = "nought one two three four";
  const { jaccard, bleu: told } = await measure(id, "six five seven eight nine", other);
  expect([told === null || told.score < 1, jaccard === 1]).toEqual([true, false]);
  expect(await measure(id, other, other)).toMatchObject({ jaccard: 1, distance: 0, bleu: { score: 1 } });
  expect(await measure("words", "a b c", "c b a")).toMatchObject({ jaccard: 1, distance: 2 });
});

test("what cannot be told is said", async () => {
  await expect(measure("words", "a", null)).rejects.toThrow(InapplicableError);
  expect((await measure("words", "a b", "a b")).noBleu).toBe(
    "n-grams of 4 ask for 4 tokens of each text; there are 2.",
  );
  const lines = await measure("words", "a b c d\ne f g h", "a b c d", "pairs:line");
  expect(lines).toMatchObject({ bleu: null, noBleu: "The text has 2 lines and text B 1: they do not pair." });
  expect((await measure("words", "a b c d\ne f g h\n", "a b c d\ne f g h", "pairs:line")).bleu?.score).toBe(1);
  expect(await measure("words", "", "")).toMatchObject({ bleu: null, jaccard: null, distance: 0, chunks: [] });
  for (const wrong of ["0", "x", "", "1 2 3 4 5 6 7 8 9 10 11 12 13"])
    expect(readOptions(instrument.options, `sizes:${wrong}`).problems).toHaveLength(1);
});
