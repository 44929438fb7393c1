import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../../test/support/builtins";
import { oneOfEach } from "../../../../test/support/runs";
import { showEncoding } from "../../../../test/support/shown";
import { utf8Length } from "../../../text/utf8";
import { stagesOfPlaces } from "../../../worker/explain/stagesOfPlaces";
import { placeUnits } from "./placeUnits";
import { stageBlocks, windowAround } from "./stageBlocks";

const fixtures: readonly { id: string; text: string }[] = JSON.parse(
  readFileSync(new URL("../../../../test/fixtures/texts.json", import.meta.url), "utf8"),
);
const short = fixtures.flatMap(({ text }) => (text.length < 1000 ? [text] : [])).join("\n");
/** Several windows long; its first line goes on for thousands of characters. */
const text = `${"The QUICK brown naïve fox, नमस्ते مرحبا. ".repeat(60)}\n${`${short}\r\n`.repeat(7)}`;

const few = ["o200k_base", "bert_uncased", "llama2"];
test.each(oneOfEach([...few, "gemma3", "qwen3"], few))(
  "%s: units of all blocks, asked for with what is around them, have each token of the text once",
  (id) => {
    const tokenizer = loadBuiltin(id);
    const options = { specials: "text", inserted: true } as const;
    const shown = showEncoding(text, tokenizer.encode(text, options));
    const { encoding } = shown;
    const blocks = stageBlocks(shown);
    expect(blocks[0]).toMatchObject({ start: 0, unitStart: 0, byteStart: 0 });
    expect(blocks.at(-1)).toMatchObject({ end: encoding.ids.length, unitEnd: text.length, byteEnd: utf8Length(text) });
    blocks.slice(1).forEach((block, i) => {
      const { end, unitEnd, byteEnd } = blocks[i] ?? block;
      expect(block).toMatchObject({ start: end, unitStart: unitEnd, byteStart: byteEnd });
      expect(block.byteStart).toBe(utf8Length(text.slice(0, block.unitStart)));
    });

    const tokens: number[] = [];
    let before = "";
    let put = { before: 0, after: 0 };
    const asked = 32;
    for (let from = 0; from < blocks.length; from += asked) {
      const some = blocks.slice(from, from + asked);
      const [first, last] = [some[0], some.at(-1)];
      if (first === undefined || last === undefined) throw new Error("No blocks.");
      const { text: around, base } = windowAround(text, first, last);
      expect(around.length).toBeLessThan(text.length);
      const ask = (own: string, shift: number) => {
        const places = some.map(({ byteStart, byteEnd }) => ({ start: byteStart - shift, end: byteEnd - shift }));
        return stagesOfPlaces(tokenizer, { kind: "stages", text: own, options, places });
      };
      const answer = ask(around, base);
      put = { before: answer?.before.length ?? 0, after: answer?.after.length ?? 0 };
      for (const [i, block] of some.entries()) {
        const stretch = answer?.stretches[i];
        if (stretch == null) throw new Error("It can be told.");
        const units = placeUnits(encoding, block, stretch, base);
        if (units === null) throw new Error("Its tokens are the text's.");
        for (const unit of units) {
          expect(unit.ids).toEqual(Array.from(encoding.ids.subarray(unit.token, unit.token + unit.ids.length)));
          tokens.push(...unit.ids.map((_, k) => unit.token + k));
          before += unit.normalized.map((piece) => piece.before).join("");
        }
      }
      // With all of the text around them they are the same.
      if (from % (3 * asked) === 0) {
        const whole = ask(text, 0)?.stretches.map((stretch) => stretch?.units.map(({ byteStart }) => byteStart));
        const here = answer?.stretches.map((stretch) => stretch?.units.map(({ byteStart }) => byteStart + base));
        expect(here).toEqual(whole);
      }
    }
    const count = encoding.ids.length - put.before - put.after;
    expect(tokens).toEqual(Array.from({ length: count }, (_, i) => put.before + i));
    expect(before).toBe(text.toWellFormed());
  },
);

test("tokens of another text are not taken for its own", () => {
  const tokenizer = loadBuiltin("o200k_base");
  const options = { specials: "text", inserted: false } as const;
  const shown = showEncoding("one two three", tokenizer.encode("one two three", options));
  const [block] = stageBlocks(shown);
  const other = { kind: "stages", text: "one too three", options, places: [{ start: 0, end: 13 }] } as const;
  const stretch = stagesOfPlaces(tokenizer, other)?.stretches[0];
  if (block === undefined || stretch == null) throw new Error("It can be told.");
  expect(placeUnits(shown.encoding, block, stretch, 0)).toBeNull();
  expect(stagesOfPlaces(loadBuiltin("words"), other)).toBeNull();
  const long = { ...other, text: "a".repeat(20_000), places: [{ start: 9000, end: 9001 }] };
  expect(stagesOfPlaces(tokenizer, long)?.stretches).toEqual([null]);
});
