import { expect, test } from "vitest";
import { defaultTrain } from "../../../state/train/choice";
import { trainCommand } from "./command";

const files = { ...defaultTrain, corpus: { ...defaultTrain.corpus, kind: "files" as const, holdOut: false } };

test("the command says what is not as usual, quoted for a shell", () => {
  const recipe = { ...files.recipe, size: 500, pattern: String.raw`it's|\S+`, specials: ["<|end|>"] };
  expect(trainCommand({ ...files, recipe }, ["-a.txt", "my text.txt"])).toBe(
    String.raw`tessera train --algorithm bpe --size 500 --pattern 'it'\''s|\S+' --special '<|end|>' ./-a.txt 'my text.txt' -o tokenizer.json`,
  );
});

test("an option that its algorithm does not go by is no part of it: the command line refuses that", () => {
  const recipe = { ...files.recipe, algorithm: "lib" as const, pattern: "none", minimumCount: 5, seed: 4_000_000_000 };
  expect(trainCommand({ ...files, recipe }, ["a.txt"])).toBe(
    "tessera train --algorithm lib --size 8000 --seed 4000000000 a.txt -o tokenizer.json",
  );
});

test("languages of the bundled corpus are named, with what is held out", () => {
  const corpus = { ...defaultTrain.corpus, languages: ["eng", "tur"] };
  expect(trainCommand({ ...defaultTrain, corpus }, [])).toBe(
    "tessera train --algorithm bpe --size 8000 --corpus udhr --languages eng,tur --hold-out -o tokenizer.json",
  );
});

test("there is no command for what the command line cannot do", () => {
  const { corpus } = defaultTrain;
  expect(trainCommand({ ...defaultTrain, corpus: { ...corpus, temperature: 2 } }, [])).toBeNull();
  expect(trainCommand({ ...defaultTrain, corpus: { ...corpus, kind: "text" } }, [])).toBeNull();
  expect(trainCommand({ ...files, corpus: { ...files.corpus, holdOut: true } }, ["a.txt"])).toBeNull();
});
