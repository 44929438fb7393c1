import { readFileSync } from "node:fs";
import { Tokenizer } from "tokenizers";
import { expect, test } from "vitest";
import { finished, type TrainedFile, wordsOf } from "../../../test/support/training";
import { readUdhr } from "../../../test/support/udhr";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import type { Learner } from "../algorithm";
import { measureByModel } from "../measureByModel";
import { defaultRecipe, type TrainingRecipe } from "../recipe";
import { Training } from "../train";
import { isSuperword } from "./superwords";

const declarations = readUdhr();
const textOf = (code: string) => declarations.find((each) => each.code === code)?.text ?? "";
const code = readFileSync("src/training/train.ts", "utf8");
const texts = [textOf("eng").repeat(2), textOf("deu_1996"), textOf("tha"), `${code}\na: b: c: 1234567 !!! ...\n`];

/** Learns odd lines, and holds even ones out. */
function learnerOf(given: Partial<TrainingRecipe>): Learner {
  const training = new Training({ ...defaultRecipe, algorithm: "superbpe", size: 2000, ...given }, [
    ...texts.map((_, i) => ({ name: String(i), weight: 1 })),
  ]);
  texts.forEach((text, language) => {
    for (const [i, line] of linesOf(text).entries()) training.count(line, language, i % 2 === 0 ? "learned" : "held");
  });
  return training.start();
}

function linesOf(text: string): string[] {
  return text.match(/.*\n|.+$/g) ?? [];
}

function fileOf(learner: Learner): TrainedFile {
  return finished(learner).file() as TrainedFile;
}

test("with the transition at the size it is BPE, file for file", () => {
  const bpe = fileOf(learnerOf({ algorithm: "bpe" }));
  expect(fileOf(learnerOf({ transition: 2000 }))).toEqual(bpe);
  expect(fileOf(learnerOf({ transition: 3000 }))).toEqual(bpe);
});

test("up to the transition its merges are BPE's, and behind it they join words, four at most, and none behind a colon", () => {
  const bpe = fileOf(learnerOf({ algorithm: "bpe", size: 1200 })).model.merges;
  const { merges, vocab } = fileOf(learnerOf({ transition: 1200 })).model;
  expect(merges.slice(0, bpe.length)).toEqual(bpe);
  expect(Object.keys(vocab)).toHaveLength(2000);
  const superwords = Object.keys(vocab).filter((entry) => /[^Ġ]Ġ[^Ġ]/.test(entry));
  expect(superwords).toContain("ĠtheĠright");
  expect(superwords.length).toBeGreaterThan(100);
  expect(superwords.every(isSuperword)).toBe(true);
  expect(Object.keys(vocab).filter((entry) => /\d{4}/.test(entry))).toEqual([]);
});

test("a superword has four words at most, and no colon with a space behind it", () => {
  expect(["ĠbyĠtheĠway", "aĠbĠcĠd", "ĠĠaĠb", "a:b"].map(isSuperword)).toEqual([true, true, true, true]);
  expect(["aĠbĠcĠdĠe", "a:Ġb", ":Ġ"].map(isSuperword)).toEqual([false, false, false]);
});

test.each([[0], [700], [1200], [null]])(
  "what is held out is measured as the file's tokenizer cuts it, before the transition and behind it: %s",
  (transition) => {
    const learner = learnerOf({ transition });
    let steps = 0;
    do {
      const figures = learner.measure();
      const file = learner.file();
      // The stages in front of the file's model cut what is held out.
      const held = texts.map((text) =>
        wordsOf(
          linesOf(text).filter((_, i) => i % 2 === 1),
          file,
        ),
      );
      expect(figures).toEqual(measureByModel(file, held, learner.size));
      for (let i = 0; i < 300; i++) if (learner.step() !== null) steps++;
    } while (learner.size < 2000);
    expect(steps).toBeGreaterThan(1700);
  },
);

test("the file gives natively the same ids, on texts that it was not trained on", async () => {
  const file = fileOf(learnerOf({}));
  const native = Tokenizer.fromString(JSON.stringify(file));
  const own = buildTokenizer(readTokenizerJson(file));
  for (const text of [
    textOf("fra"),
    code.slice(3000),
    "low lower: newest\r\n\r\n  12345 ﷺ 👍🏽  and so on and so on",
  ]) {
    const { ids } = own.encode(text, { specials: "text", inserted: false });
    expect([...ids]).toEqual((await native.encode(text)).getIds());
  }
});
