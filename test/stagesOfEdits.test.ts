/** That the stages of a text that was edited are those of the text from scratch, however often they are asked for. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { updateEncoding } from "../src/tokenizers/incremental";
import { LiveEncoding } from "../src/tokenizers/liveEncoding";
import { type EncodeOptions, type Tokenizer, TokenizerError } from "../src/tokenizers/tokenizer";
import { type PlacedUnit, placeUnits } from "../src/views/compare/stages/placeUnits";
import { stageBlocks, windowAround } from "../src/views/compare/stages/stageBlocks";
import { stagesOfPlaces } from "../src/worker/explain/stagesOfPlaces";
import { loadBuiltin } from "./support/builtins";
import { configurations } from "./support/configurations";
import { readFile } from "./support/differential";
import { runs } from "./support/runs";
import { showEncoding } from "./support/shown";
import { seed, trickyStrings, vocabularyEntries } from "./support/strings";

const options = { specials: "text", inserted: true } as const;
const separators = fc.constantFrom("\n", "\r\n", " ", "", "x\n");
const edit = (insert: fc.Arbitrary<string>) => fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), insert);

/** The rows of a column's lines, each asked for by itself, as the view does; with where their units begin in the text. */
function rowsOf(tokenizer: Tokenizer, text: string, encoding: LiveEncoding, how: EncodeOptions) {
  const shown = showEncoding(text, encoding.slice());
  return stageBlocks(shown).map((block): PlacedUnit[] | null => {
    const { text: around, base } = windowAround(text, block, block);
    const places = [{ start: block.byteStart - base, end: block.byteEnd - base }];
    const told = stagesOfPlaces(tokenizer, { kind: "stages", text: around, options: how, places });
    const [stretch] = told?.stretches ?? [];
    if (stretch == null) return null;
    const units = placeUnits(shown.encoding, block, stretch, base);
    // Not null: its tokens are the column's.
    expect(units).not.toBeNull();
    return (units ?? []).map((unit) => ({
      ...unit,
      byteStart: unit.byteStart + base,
      byteEnd: unit.byteEnd + base,
    }));
  });
}

/** Edits a text, its rows asked for after each edit, and compares the last ones with those of the text encoded as a whole. */
function expectRows(
  tokenizer: Tokenizer,
  fresh: () => Tokenizer,
  first: string,
  edits: readonly (readonly [number, number, string])[],
): void {
  let current = new LiveEncoding(first, options, tokenizer.encode(first, options));
  for (const [place, length, insert] of edits) {
    const old = current.text.toString();
    const start = Math.min(old.length, Math.floor(place * (old.length + 1)));
    current = updateEncoding(tokenizer, current, { start, end: Math.min(old.length, start + length), insert });
    rowsOf(tokenizer, current.text.toString(), current, options);
  }
  const text = current.text.toString();
  const other = fresh();
  const scratch = rowsOf(other, text, new LiveEncoding(text, options, other.encode(text, options)), options);
  for (let times = 0; times < 3; times++) expect(rowsOf(tokenizer, text, current, options)).toEqual(scratch);
}

describe.each(["o200k_base", "bert_uncased", "gemma3", "llama2"])("%s", (id) => {
  test("rows after edits are the text's", () => {
    const tokenizer = loadBuiltin(id);
    const strings = trickyStrings(vocabularyEntries(tokenizer));
    const text = fc.array(fc.tuple(strings, separators), { maxLength: 6 }).map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(text, fc.array(edit(fc.oneof(strings, separators)), { minLength: 1, maxLength: 5 }), (first, edits) =>
        expectRows(tokenizer, () => tokenizer, first, edits),
      ),
      { ...runs(20, 2_000), seed },
    );
  });
});

test("of random files too, Unigram among them, against one that was built anew", () => {
  let unigrams = 0;
  for (const { file, texts } of fc.sample(configurations, { ...runs(30, 10_000), seed })) {
    const [first = "", ...others] = texts;
    try {
      const build = () => readFile(file).tokenizer;
      const edits = others.map((text, i) => [((i * 37) % 100) / 100, i % 4, text] as const);
      expectRows(build(), build, first, edits);
      if (JSON.stringify(file).includes('"Unigram"')) unigrams++;
    } catch (error) {
      // What cannot be built, or cannot encode its text, is tested elsewhere.
      if (!(error instanceof TokenizerError)) throw error;
    }
  }
  expect(unigrams).toBeGreaterThan(0);
});
