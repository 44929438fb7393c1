import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { readFile, smallTokenizers } from "../../../test/support/smallVocabularies";
import { seed } from "../../../test/support/strings";
import type { Edit } from "../../tokenizers/editing/edit";
import { TokenizerError } from "../../tokenizers/tokenizer";
import type { Proposal } from "./editProtocol";
import { tellEdits, writeEdits } from "./tellEdits";

const text = fc.string({ unit: fc.constantFrom("a", "b", "é"), minLength: 1, maxLength: 4 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  text.map((entry): Edit => ({ kind: "add", entry, score: null })),
  fc.record({ kind: fc.constant("remove" as const), entry: text, withLost: fc.boolean() }),
  fc.record({ kind: fc.constant("rank" as const), entry: text, rank: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant("swap" as const), entry: text, other: text }),
);
const proposal: fc.Arbitrary<Proposal | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant("remove" as const), typed: text, withLost: fc.boolean() }),
  fc.record({ kind: fc.constant("add" as const), typed: text, score: fc.constant(null) }),
);
/** What a page asks for next: one edit less or more than before, or others. */
const step = fc.record({ undone: fc.nat({ max: 2 }), made: fc.array(edit, { maxLength: 2 }), proposal });

type Loaded = Parameters<typeof tellEdits>[0];
type Request = Parameters<typeof tellEdits>[1];

async function answered(loaded: Loaded, request: Pick<Request, "edits" | "proposal">): Promise<unknown> {
  const whole = request as Request;
  try {
    return [tellEdits(loaded, whole), await writeEdits(loaded, whole).text()];
  } catch (error) {
    if (!(error instanceof TokenizerError)) throw error;
    return error.message;
  }
}

test("edits that were made before are not made again, and come to the same as if they were", async () => {
  for (const small of smallTokenizers) {
    await fc.assert(
      fc.asyncProperty(small, fc.array(step, { minLength: 2, maxLength: 7 }), async ({ file }, steps) => {
        const loadedNow = () => readFile(file) as unknown as Loaded;
        const kept = loadedNow();
        let edits: readonly Edit[] = [];
        for (const { undone, made, proposal: looked } of steps) {
          const next = [...edits.slice(0, edits.length - undone), ...made];
          const request = { edits: next, proposal: looked };
          const answer = await answered(kept, request);
          expect(answer).toEqual(await answered(loadedNow(), request));
          if (typeof answer !== "string") edits = next;
        }
      }),
      { seed, ...runs(15, 400) },
    );
  }
});
