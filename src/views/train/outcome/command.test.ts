import { expect, test } from "vitest";
import { defaultTrain } from "../../../state/train/choice";
import { trainCommand } from "./command";

const files = { ...defaultTrain, corpus: { ...defaultTrain.corpus, kind: "files" as const, holdOut: false } };

test("the command says what is not as usual, quoted for a shell", () => {
  const recipe = { ...files.recipe, size: 500, pattern: String.raw`it's|\S+`, specials: ["<|end|>"] };
  expect(trainCommand({ ...files, recipe }, ["-a.txt", "my text.txt"])).toBe(
    String.raw`tessera train --algorithm bpe --size 500 --pattern 'it'\''s|\S+' --special '<|end|>' -o tokenizer.json ./-a.txt 'my text.txt'`,
  );
});

test("there is no command for what the command line cannot do", () => {
  expect(trainCommand(defaultTrain, [])).toBeNull();
  expect(trainCommand({ ...files, corpus: { ...files.corpus, holdOut: true } }, ["a.txt"])).toBeNull();
});
