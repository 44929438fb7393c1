/** The verdicts, against what all short texts give. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readFile } from "../../../../test/support/differential";
import { runs } from "../../../../test/support/runs";
import { allTexts, type SmallTokenizer, smallTokenizers } from "../../../../test/support/smallVocabularies";
import { type Tokenizer, TokenizerError } from "../../../tokenizers/tokenizer";
import { auditVocabulary } from "../audit";
import { Reach, reasonNames } from "./verdicts";

/** Ids that texts give, each encoded with control tokens as text and as themselves. */
function idsIn(tokenizer: Tokenizer, texts: Iterable<string>): Set<number> {
  const ids = new Set<number>();
  for (const text of texts) {
    for (const specials of ["text", "control"] as const) {
      for (const id of encode(tokenizer, text, specials)) ids.add(id);
    }
  }
  return ids;
}

function encode(tokenizer: Tokenizer, text: string, specials: "text" | "control"): Iterable<number> {
  try {
    return tokenizer.encode(text, { specials, inserted: false }).ids;
  } catch (error) {
    if (error instanceof TokenizerError) return [];
    throw error;
  }
}

/** Entries, and those of them that are undecided, of each kind of small tokenizers. */
const undecided = new Map<string, { all: number; open: number; missed: number }>();

async function check({ kind, file, alphabet }: SmallTokenizer, longest: number): Promise<void> {
  const { parts, tokenizer } = readFile(file);
  const { entries, reach, reasons, examples } = await auditVocabulary(tokenizer, parts);
  const found = idsIn(tokenizer, allTexts(alphabet, longest));
  const counts = undecided.get(kind) ?? { all: 0, open: 0, missed: 0 };
  undecided.set(kind, counts);
  entries.ids.forEach((id, index) => {
    const name = tokenizer.tokenName(id);
    const example = examples.get(id);
    const says = `${kind}: ${name} (${id}) is said to be ${reach[index]}, ${reasonNames[reasons[index] ?? 0]}`;
    counts.all++;
    if (reach[index] === Reach.undecided) {
      counts.open++;
      if (found.has(id)) counts.missed++;
    }
    if (reach[index] === Reach.never || reach[index] === Reach.noText) {
      if (found.has(id)) expect.fail(`${says}: a text gives it. ${JSON.stringify(file)}`);
    }
    if (example !== undefined) expect([...encode(tokenizer, example, "text")], says).toContain(id);
    expect(example === undefined, says).toBe(reach[index] !== Reach.inContext);
  });
}

test.each(smallTokenizers.map((small, kind) => [kind, small] as const))(
  "kind %i: what is never a token is in no short text, and what is in a context is in its example",
  async (_, small) => {
    await fc.assert(
      fc.asyncProperty(small, (drawn) => check(drawn, 4)),
      runs(3, 400),
    );
  },
);

test("nearly all is decided, and all that a short text gives", () => {
  for (const [kind, { all, open, missed }] of undecided) {
    expect(open / all, kind).toBeLessThan(0.03);
    expect(missed, kind).toBe(0);
  }
});
