/** Tokenizer.json files of all components, made up, in this engine and in the native package. `exhaustive/` has many more. */
import { afterAll, describe, expect, test } from "vitest";
import { compareConfigurations } from "./support/compareConfigurations";
import { differencesFromNative, readFile } from "./support/differential";
import { knownFaults } from "./support/knownFaults";
import { NativeProcess } from "./support/nativeFile";

test("of 60 random files each text has the native package's tokens, three times over, updated, in pieces and traced", async () => {
  const { alike, known } = await compareConfigurations(60);
  expect(alike + known).toBe(60);
  expect(known).toBeLessThan(8);
});

describe("the native package's own faults", () => {
  const native = new NativeProcess();
  afterAll(() => native.close());

  test.each(knownFaults)("$says", async ({ applies, example: { file, text } }) => {
    const { tokenizer } = readFile(file);
    expect(applies(file, tokenizer)).toBe(true);
    // Not there any more? Then the fault has no place in the list.
    expect(await differencesFromNative(native, file, [text])).not.toEqual([]);
  });
});
