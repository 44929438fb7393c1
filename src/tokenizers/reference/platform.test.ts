import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baselineIds, loadBuiltin } from "../../../test/support/builtins";
import { allOptions, describeOptions, differenceOfIds } from "../../../test/support/oracle";
import { TokenizerError } from "../tokenizer";
import { createPlatformReference } from "./platform";

const texts: readonly { name: string; text: string }[] = JSON.parse(
  readFileSync(new URL("../../../test/fixtures/texts.json", import.meta.url), "utf8"),
);

describe.each(baselineIds)("%s", (id) => {
  const reference = createPlatformReference("the platform", id);

  test.each(allOptions.map((options) => [describeOptions(options), options] as const))("%s", (_, options) => {
    const differs = (text: string) =>
      differenceOfIds(loadBuiltin(id).encode(text, options).ids, reference.encode(text, options));
    for (const { name, text } of texts) expect(differs(text), name).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => differs(text) === null),
      { numRuns: 200 },
    );
  });
});

test("what is no baseline is refused, whatever its name", () => {
  expect(() => createPlatformReference("the platform", "llama2")).toThrow(TokenizerError);
  expect(() => createPlatformReference("the platform", "constructor")).toThrow(TokenizerError);
});
