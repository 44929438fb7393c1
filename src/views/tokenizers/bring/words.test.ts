import { expect, test } from "vitest";
import { sourceOf, timeAgo } from "./words";

test.each([
  [0, "just now"],
  [59, "just now"],
  [60, "1 minute ago"],
  [2 * 3600 + 5, "2 hours ago"],
  [30 * 3600, "yesterday"],
  [20 * 86_400, "20 days ago"],
  [400 * 86_400, "last year"],
  // Clocks are set back.
  [-100, "just now"],
])("%d seconds ago: %s", (seconds, words) => {
  const now = 1.8e12;
  expect(timeAgo(now - 1000 * seconds, now)).toBe(words);
});

test("a source is its model and commit, or the file's hash", () => {
  expect(sourceOf(`hub:owner/name@${"0123456789".repeat(4)}`)).toBe("owner/name at 0123456, Hugging Face Hub");
  expect(sourceOf(`file:mine.json#${"ab".repeat(32)}`)).toBe("your file, SHA-256 abababa…");
});
