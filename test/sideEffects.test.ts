import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { hasSideEffects } from "../scripts/sideEffects.ts";

test("what is imported for what it does is in what is built, and nothing else of ours is where it is not used", () => {
  const imported = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join("src", path))
    .flatMap((path) => {
      const found = readFileSync(path, "utf8").matchAll(/^import "(\.[^"]+)";$/gm);
      return Array.from(found, ([, to = ""]) => `/${join(dirname(path), to)}`);
    });
  const modules = imported.filter((path) => !path.endsWith(".css")).map((path) => `${path}.ts`);
  expect(modules).not.toEqual([]);
  expect([...modules, ...imported.filter((path) => path.endsWith(".css"))].filter((id) => !hasSideEffects(id))).toEqual(
    [],
  );
  expect(hasSideEffects("/src/tokenizers/patterns/parse.ts")).toBe(false);
});
