import { expect, test } from "vitest";
import { readFile } from "../../../../test/support/differential";
import { showEncoding } from "../../../../test/support/shown";
import { stagesOfPlaces } from "../../../worker/explain/stagesOfPlaces";
import { placeUnits } from "./placeUnits";
import { marksChanges } from "./rows";
import { stageBlocks } from "./stageBlocks";

const model = { type: "BPE", vocab: { a: 0, b: 1, "▁": 2, " ": 3 }, merges: [] };
const metaspace = { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true };
const whitespace = { type: "WhitespaceSplit" };
const lower = { type: "Lowercase" };
const options = { specials: "text", inserted: false } as const;

test.each([
  ["a pre-tokenizer that writes", null, metaspace, true],
  ["one that cuts alone", null, whitespace, false],
  ["a normalizer that changes nothing here", lower, whitespace, true],
  ["neither", null, null, false],
])("signs of changes are explained where there may be any: %s", (_, normalizer, preTokenizer, expected) => {
  const { tokenizer } = readFile({ model, normalizer, pre_tokenizer: preTokenizer, added_tokens: [] });
  const text = "a b";
  const shown = showEncoding(text, tokenizer.encode(text, options));
  const told = stagesOfPlaces(tokenizer, { kind: "stages", text, options, places: [{ start: 0, end: text.length }] });
  const [block] = stageBlocks(shown);
  const [stretch] = told?.stretches ?? [];
  if (told === null || block === undefined || stretch == null) throw new Error("It can be told.");
  expect(marksChanges(told, [placeUnits(shown.encoding, block, stretch, 0) ?? "other tokens"])).toBe(expected);
});
