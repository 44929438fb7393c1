import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("no style asks of the whole page whether it has more than a class: browsers then look through it whenever elements come", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
  expect(files.length).toBeGreaterThan(30);
  const wide = files.filter((name) => {
    const rules = readFileSync(`src/${name}`, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    return /(^|[\s,}])(html|body|:root|main|#root)[^\s,{}]*:has\((?!\.[\w.-]+\))/m.test(rules);
  });
  expect(wide).toEqual([]);
});
