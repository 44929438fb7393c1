import { expect, test } from "vitest";
import { columnsOf } from "../../../test/support/models";
import { Vocabulary } from "../vocabulary";
import { CharacterIds } from "./characterIds";

test("tells the entries that are one character, whenever it is asked", () => {
  const characters = CharacterIds.of(new Vocabulary(columnsOf(["a", "ab", "é", "漢", "👍"])));
  const codes = ["a", "b", "é", "漢", "👍", "👎"].map((character) => character.codePointAt(0) ?? 0);
  for (let round = 0; round < 2; round++) {
    expect(codes.map((code) => characters.idOf(code))).toEqual([0, -1, 2, 3, 4, -1]);
  }
});
