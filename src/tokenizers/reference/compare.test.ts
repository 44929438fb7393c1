import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { findFirstDifference } from "./compare";
import { createPlatformReference } from "./platform";
import type { ReferenceTokenizer } from "./reference";

const options = { specials: "text", inserted: false } as const;
const bytes = () => loadBuiltin("utf8_bytes");
const codePoints: ReferenceTokenizer = createPlatformReference("the platform", "code_points");

/** The difference that our bytes show against some ids. */
const compare = (text: string, theirs: readonly number[], tokenizer = bytes) =>
  findFirstDifference(bytes().encode(text, options).ids, codePoints, Uint32Array.from(theirs), tokenizer);

describe("closed vocabularies", () => {
  test("the same ids are no difference, and nothing is built to say so", () => {
    expect(compare("ab", [0x64, 0x65], () => expect.unreachable("no name is needed"))).toBeNull();
    expect(compare("", [])).toBeNull();
  });

  test("the first other id is told, with both names", () => {
    expect(compare("abc", [0x64, 0x66, 0x65])).toEqual({
      index: 1,
      ours: { id: 0x65, name: "0x62" },
      theirs: { id: 0x66, name: "0x63" },
    });
  });

  test("so is where one side ends", () => {
    expect(compare("ab", [0x64])).toEqual({ index: 1, ours: { id: 0x65, name: "0x62" }, theirs: null });
    expect(compare("", [0x64])).toEqual({ index: 0, ours: null, theirs: { id: 0x64, name: "0x61" } });
  });

  test("an id that the vocabulary lacks has no name, but is told", () => {
    expect(compare("a", [5000])?.theirs).toEqual({ id: 5000, name: "not in this vocabulary" });
  });
});

test("units in order of appearance differ where they are cut differently, though their ids are the same", () => {
  const reference: ReferenceTokenizer = {
    name: "another",
    encode: () => Uint32Array.of(0, 1, 0),
    unitName: (id) => ["a", "bc"][id] ?? "",
    dispose: () => {},
  };
  const words = loadBuiltin("words");
  const difference = (text: string) => {
    const { ids } = words.encode(text, options);
    return findFirstDifference(ids, reference, reference.encode(text, options), () => words);
  };
  expect(difference("a bc a")).toBeNull();
  expect(difference("a b a")).toEqual({ index: 1, ours: { id: 1, name: "b" }, theirs: { id: 1, name: "bc" } });
});
