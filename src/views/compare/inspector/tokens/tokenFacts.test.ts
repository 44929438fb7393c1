import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../../test/support/shown";
import { utf8Length } from "../../../../text/utf8";
import { factsOf } from "./facts";
import { tokenFacts } from "./tokenFacts";

const texts = fc.array(fc.constantFrom("a", "é", "東", "🤚🏾", "\n", "\u{d83e}"), { minLength: 1, maxLength: 12 });

test("tokens’ bytes are the text’s, and their code points those of the text that they touch", () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat()), (parts, picks) => {
      const text = parts.join("");
      const bytes = utf8Length(text);
      const cuts = [...new Set(picks.map((pick) => pick % bytes))].filter((cut) => cut > 0).sort((a, b) => a - b);
      const shown = showEncoding(text, cutAt(text, cuts));
      const all = Array.from(shown.encoding.ids, (_, token) => tokenFacts(shown, token));
      expect(all.flatMap((facts) => Array.from(facts.bytes))).toEqual(Array.from(new TextEncoder().encode(text)));
      for (const { text: own, codePoints, offsets } of all) {
        const [start, end] = offsets.units;
        expect(own).toBe(text.slice(start, end));
        expect(codePoints).toHaveLength(Array.from(own).length);
        const before = Array.from(text.slice(0, start)).length;
        expect(offsets.codePoints).toEqual([before, before + codePoints.length]);
      }
    }),
  );
});

test("a part of a code point says which bytes of it a token has", () => {
  const shown = showEncoding("a🤚b", cutAt("a🤚b", [2, 4]));
  expect(tokenFacts(shown, 0).codePoints).toEqual(["U+0061", "U+1F91A (byte 1 of 4)"]);
  expect(tokenFacts(shown, 1)).toMatchObject({
    codePoints: ["U+1F91A (bytes 2–3 of 4)"],
    piece: { number: 2, of: 3, character: "🤚" },
    offsets: { bytes: [2, 4], codePoints: [1, 2], units: [1, 3] },
  });
  expect(tokenFacts(shown, 2).codePoints).toEqual(["U+1F91A (byte 4 of 4)", "U+0062"]);
});

test("half of a surrogate pair is said to be read as U+FFFD, and a character beyond it is not", () => {
  const shown = showEncoding("\ud83da\u{d8000}", cutAt("\ud83da\u{d8000}", [1, 3, 4]));
  const notes = [0, 1, 2, 3].map((token) => factsOf(shown, token, undefined).find(({ key }) => key === "code-points"));
  const said = "half of a pair is read as U+FFFD";
  expect(notes.map((fact) => fact?.note)).toEqual([said, said, undefined, undefined]);
  expect(factsOf(shown, 0, undefined).find(({ key }) => key === "bytes")?.value).toBe("EF");
});
