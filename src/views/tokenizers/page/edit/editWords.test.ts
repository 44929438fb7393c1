import { expect, test } from "vitest";
import { quoted } from "./editWords";

test("an entry of control characters is seen; spaces and signs that join emoji stay as they are", () => {
  const asIs = (name: string) => name;
  expect(quoted("a\u0001", asIs)).toBe("“aU+0001”");
  expect(quoted(" the", asIs)).toBe("“ the”");
  expect(quoted("👩‍👩‍👧", asIs)).toBe("“👩‍👩‍👧”");
});
