import { expect, test } from "vitest";
import { choiceInWords } from "./choiceInWords";

const pivot = { name: "English" };

test.each([
  [{ kind: "spoken" }, "20 most spoken"],
  [{ kind: "all" }, "All 1,521 languages"],
  [{ kind: "script", script: "Deva" }, "Devanagari script"],
  [{ kind: "region", region: "Africa" }, "Africa"],
  [{ kind: "india" }, "Scheduled languages of India"],
  [{ kind: "above", premium: 2.5 }, "Premium above 2.5"],
] as const)("%o is “%s”", (group, words) => {
  expect(choiceInWords({ group, mode: "segment", scale: "linear" }, pivot, 1521)).toBe(
    `${words} · against English · per segment · linear axis`,
  );
});

test("what is measured otherwise is said otherwise", () => {
  expect(choiceInWords({ group: { kind: "all" }, mode: "joined", scale: "log" }, { name: "Hindi" }, 3)).toBe(
    "All 3 languages · against Hindi · joined · log axis",
  );
});
