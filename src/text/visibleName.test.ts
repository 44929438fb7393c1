import { expect, test } from "vitest";
import { visibleName } from "./visibleName";

test("a file's name is in one line, and hides and turns nothing", () => {
  const names = {
    "a b.txt": "a b.txt",
    "line\nfeed\r.txt": "line⏎feed␍.txt",
    "  lead and  two ": "··lead and ·two·",
    "\u202egnp.txt": "U+202Egnp.txt",
    "👩‍👧.txt": "👩‍👧.txt",
    "ملف.txt": "ملف.txt",
  };
  for (const [name, shown] of Object.entries(names)) expect(visibleName(name)).toBe(shown);
});
