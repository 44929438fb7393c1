import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { guestOf } from "./guests";

test("a guest is loaded once while it is asked for, and the one that has not been for longest goes first", async () => {
  const loaded: string[] = [];
  const ask = (name: string) =>
    guestOf(name, async () => {
      loaded.push(name);
      return loadBuiltin("words");
    });
  for (const name of ["a", "b", "c", "a", "b", "a", "d", "a", "c"]) await ask(name);
  expect(loaded).toEqual(["a", "b", "c", "d", "c"]);
});

test("one that could not be loaded is loaded again when it is asked for again", async () => {
  const fail = () => Promise.reject(new Error("The connection failed."));
  await expect(guestOf("e", fail)).rejects.toThrow("The connection failed.");
  const words = loadBuiltin("words");
  await expect(guestOf("e", async () => words)).resolves.toBe(words);
});
