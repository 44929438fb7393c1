/** Browser tests act on a page once it is there: they go by `visit` and `reload` of e2e/support.ts, which wait for that. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../e2e/", import.meta.url);
/** Playwright's own, but to what is no page of the app, or where what is waited for is said. */
const byItself = /\.(goto|reload)\((?!"about:blank"|"\.\/nothing\.html"|book\.url|.*waitUntil: )/;

test("browser tests go to pages and load them anew by what waits until they are there", () => {
  // Firefox is driven by another library.
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !/^(firefox|support)\b/.test(name));
  expect(files.length).toBeGreaterThan(80);
  const found = files.flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), "utf8").split("\n");
    return lines.flatMap((line, i) => (byItself.test(line) ? [`${name}:${i + 1}: ${line.trim()}`] : []));
  });
  expect(found).toEqual([]);
});
