import { expect, test } from "vitest";
import { keepLast } from "./keepLast";

test("the last answer is given again, also while it is being made, and what fails or is older is made anew", async () => {
  const made: string[] = [];
  const last = keepLast<string>();
  const ask = (key: string, fails = false) =>
    last(key, async () => {
      made.push(key);
      if (fails) throw new Error(`no ${key}`);
      return `of ${key}`;
    });
  expect(await Promise.all([ask("a"), ask("a")])).toEqual(["of a", "of a"]);
  expect(made).toEqual(["a"]);
  await expect(ask("b", true)).rejects.toThrow("no b");
  expect(await ask("b")).toBe("of b");
  expect(await ask("a")).toBe("of a");
  expect(made).toEqual(["a", "b", "b", "a"]);
});
