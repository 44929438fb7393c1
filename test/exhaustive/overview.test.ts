/** All that the overview says of the built-ins, worked out anew by our own engine. */
import { expect, test } from "vitest";
import { measureBuiltins } from "../../scripts/overview/measure";
import { builtinFacts, corpusLanguages, corpusScripts } from "../../src/analysis/vocabulary/overview/builtinFacts";

/** They go by the browser's own segments, and so by its version of Unicode. */
const bySegments = ["graphemes", "words"];

test("what is written of the built-ins is what our engine says", async () => {
  const { languages, scripts, builtins } = await measureBuiltins();
  expect(languages).toBe(corpusLanguages);
  expect(scripts).toEqual(corpusScripts);
  for (const [id, facts] of Object.entries(builtins)) {
    const written = builtinFacts[id];
    if (bySegments.includes(id)) expect(written?.all.bytes, id).toBe(facts.all.bytes);
    else expect(written, id).toEqual(facts);
  }
});
