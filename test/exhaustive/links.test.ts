import fc from "fast-check";
import { expect, test } from "vitest";
import { fragmentToComparison } from "../../src/url/readLink";
import { comparisonToFragment } from "../../src/url/writeLink";
import { comparisonOf, isKnown } from "../support/comparisons";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const words = ["model", "text", "größe", "世界", "مرحبا", "token", "cut", "the", "of", "and", "विश्व", "🤚🏾", "1234.5"];

/** A text of some 3 kB that packs as prose does. */
const anyProse = fc
  .array(fc.constantFrom(...words), { minLength: 500, maxLength: 500 })
  .map((chosen) => chosen.join(" "));

test("of 6,000 links to a text of 3 kB in which one letter of the text was changed, none opens as another text", async () => {
  let unsaid = 0;
  await fc.assert(
    fc.asyncProperty(anyProse, fc.infiniteStream(fc.nat()), async (text, numbers) => {
      const good = await comparisonToFragment(comparisonOf(text));
      const from = good.indexOf("&x=") + "&x=".length;
      for (let i = 0; i < 1000; i++) {
        const at = from + ((numbers.next().value ?? 0) % (good.length - from));
        const letter = letters[(numbers.next().value ?? 0) % letters.length] ?? "A";
        const result = await fragmentToComparison(good.slice(0, at) + letter + good.slice(at + 1), isKnown);
        if (result.ok && !result.lost?.text && result.comparison?.text !== text) unsaid++;
      }
    }),
    { numRuns: 6 },
  );
  expect(unsaid).toBe(0);
});
