/** A few hostile inputs of each kind; `npm run test:resilience` tries 300,000 (test/hostile/). */
import { expect, test } from "vitest";
import { kinds } from "./hostile/kinds";

const seed = 20_261_129;

test.each(kinds.filter(({ name }) => name !== "the worst that we know").map((kind) => [kind.name, kind] as const))(
  "%s are taken, or refused in words",
  async (_, kind) => {
    for (let number = 0; number < 4; number++) {
      const { outcome } = await kind.attempt(seed, number);
      expect(["refused", "loaded"], `case ${number}`).toContain(outcome);
    }
  },
);
