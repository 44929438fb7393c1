/** Many made-up tokenizer.json files: `../configurations.test.ts` has a few. */
import { expect, test } from "vitest";
import { compareConfigurations } from "../support/compareConfigurations";
import { seed } from "../support/strings";

const portions = 10;
const inPortion = 2_000;

test.each(Array.from({ length: portions }, (_, i) => i + 1))(
  `${inPortion} random files, portion %i of ${portions}`,
  async (portion) => {
    const { alike, known } = await compareConfigurations(inPortion, seed + portion);
    expect(alike + known).toBe(inPortion);
    expect(known).toBeLessThan(inPortion / 20);
  },
);
