/** Every assigned code point and some of the others, in the contexts that decide on most cuts, through every built-in that has a reference. */
import { describe, expect, test } from "vitest";
import { huggingFaceIds, loadBuiltin, tiktokenIds } from "../support/builtins";
import { NativeTokenizer } from "../support/native";
import { TiktokenReference } from "../support/openai";
import { findDifference } from "../support/oracle";
import {
  bertDifferences,
  categoryDifferences,
  codePoints,
  documentedDifferences,
  mattersToBert,
} from "../support/unicode";

const options = { specials: "text", inserted: false } as const;

// Unassigned and private ones, nearly a million, are alike: every 61st does for them, a prime so that no block is favoured.
const chosen = codePoints.filter((c, i) => i % 61 === 0 || /[^\p{Cn}\p{Co}]/u.test(c));

/** A built-in, its reference, and the code points on which they are known to differ. */
const comparisons = [
  ...tiktokenIds.map((id) => ({ id, reference: () => new TiktokenReference(id, "text"), except: categoryDifferences })),
  ...huggingFaceIds.map((id) => ({
    id,
    reference: () => NativeTokenizer.ofBuiltin(id, "text"),
    except: () => documentedDifferences(id),
  })),
];

describe.each(comparisons)("$id", ({ id, reference, except }) => {
  test("each alone, between letters, after a space and twice", async () => {
    const tokenizer = loadBuiltin(id);
    const other = reference();
    const documented = except();
    const alike = chosen.filter((c) => !documented.has(c));
    for (const inContext of [(c: string) => c, (c: string) => `a${c}a ${c}${c} 1${c}'s`]) {
      for (let first = 0; first < alike.length; first += 20_000) {
        const texts = alike.slice(first, first + 20_000).map(inContext);
        const theirs = other.encodeAll(texts, false);
        const ours = texts.map((text) => tokenizer.encode(text, options));
        (await theirs).forEach((encoding, i) => {
          const [text = "", own] = [texts[i], ours[i]];
          const difference = own === undefined ? "not encoded" : findDifference(text, own, encoding);
          if (difference !== null) expect.fail(`${JSON.stringify(text)}: ${difference}`);
        });
      }
    }
  });
});

test("BERT differs on no code point that seems not to matter to it", () => {
  expect(bertDifferences(codePoints)).toEqual(bertDifferences(codePoints.filter(mattersToBert)));
});
