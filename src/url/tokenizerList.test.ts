import { expect, test } from "vitest";
import { readTokenizers } from "./tokenizerList";

const isKnown = (id: string) => ["llama3", "gemma3"].includes(id);
const said = (value: string, parameter?: string) =>
  readTokenizers(value, isKnown, undefined, parameter).problems.map(({ message }) => message);

test.each(["t", "pick"])("what is wrong with a list is told of the parameter that has it: %s", (name) => {
  expect(said("llama3,,gemma3", name)).toEqual([expect.stringContaining(`The link's “${name}” has an empty place`)]);
  expect(said("llama3,llama3", name)).toEqual([expect.stringContaining(`the repetition after “${name}=”`)]);
  expect(said("a,".repeat(9), name)[0]).toContain(`the list after “${name}=”`);
});

test("a built-in may be named with a way; what is behind a colon else is of no kind that is known", () => {
  expect(readTokenizers("llama3:fewest,llama3", isKnown).tokenizers).toEqual([
    "builtin:llama3:fewest",
    "builtin:llama3",
  ]);
  expect(said("llama3:Fewest")).toEqual([expect.stringContaining("llama3:Fewest")]);
  expect(said("nope:fewest")).toEqual([expect.stringContaining("nope:fewest")]);
});

test("a list is read as far as it can be, each name once", () => {
  const { tokenizers, places } = readTokenizers("llama3,nope,llama3,gemma3", isKnown);
  expect([tokenizers, places]).toEqual([
    ["builtin:llama3", "builtin:gemma3"],
    [0, 3],
  ]);
});
