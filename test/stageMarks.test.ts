/** In which columns the head of stages says how changes are marked. */
import { expect, test } from "vitest";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { readTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { placeUnits } from "../src/views/compare/stages/placeUnits";
import { marksChanges } from "../src/views/compare/stages/rows";
import { stageBlocks } from "../src/views/compare/stages/stageBlocks";
import { stagesOfPlaces } from "../src/worker/explain/stagesOfPlaces";
import { showEncoding } from "./support/shown";

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
  const file = { model: structuredClone(model), normalizer, pre_tokenizer: preTokenizer, added_tokens: [] };
  const tokenizer = buildTokenizer(readTokenizerJson(file));
  const text = "a b";
  const shown = showEncoding(text, tokenizer.encode(text, options));
  const told = stagesOfPlaces(tokenizer, { kind: "stages", text, options, places: [{ start: 0, end: text.length }] });
  const [block] = stageBlocks(shown);
  const [stretch] = told?.stretches ?? [];
  if (told === null || block === undefined || stretch == null) throw new Error("It can be told.");
  expect(marksChanges(told, [placeUnits(shown.encoding, block, stretch, 0) ?? "other tokens"])).toBe(expected);
});
