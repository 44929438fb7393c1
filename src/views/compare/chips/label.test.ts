import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../test/support/shown";
import { utf8Encode } from "../../../text/utf8";
import { labelToken, tokenTextBytes } from "./label";

function labels(text: string, cuts: readonly number[]): string[] {
  const shown = showEncoding(text, cutAt(text, cuts));
  return Array.from(shown.encoding.ids, (_, token) => {
    const { parts, fraction } = labelToken(shown, token);
    return [...parts.map((part) => part.text), ...(fraction === null ? [] : [fraction])].join(" ");
  });
}

describe("labels", () => {
  test("pieces of one character: the first shows what it can, each says which it is", () => {
    expect(labels("🤚🏾", [4, 7])).toEqual(["🤚 1/3", "2/3", "3/3"]);
  });

  test("a space with half a hand shows the half in hex", () => {
    expect(labels(" 🤚", [3, 4])).toEqual(["· F0 9F", "🤚 2/3", "3/3"]);
  });

  test("white space and invisible characters are named", () => {
    expect(labels("a b\n\u200b", [1, 3, 4])).toEqual(["a", "· b", "⏎", "U+200B"]);
  });

  test("a cut at both ends keeps the whole characters between", () => {
    // €a€ cut after the first byte and before the last.
    expect(labels("€a€", [1, 6])).toEqual(["€ 1/2", "82 AC a E2 82", "€ 2/2"]);
  });
});

const cutText = fc.string({ unit: "grapheme", minLength: 1 }).chain((text) => {
  const bytes = utf8Encode(text).length;
  const cuts = fc
    .uniqueArray(fc.integer({ min: 1, max: Math.max(1, bytes - 1) }))
    .map((some) => some.sort((a, b) => a - b));
  return fc.tuple(fc.constant(text), bytes < 2 ? fc.constant([]) : cuts);
});

test("for any cuts: no label invents U+FFFD, and the bytes shown are the token's own", () => {
  fc.assert(
    fc.property(cutText, ([text, cuts]) => {
      fc.pre(!text.includes("\ufffd"));
      const shown = showEncoding(text, cutAt(text, cuts));
      const joined: number[] = [];
      for (let token = 0; token < shown.encoding.ids.length; token++) {
        const { parts } = labelToken(shown, token);
        expect(parts.map((part) => part.text).join("")).not.toContain("\ufffd");
        joined.push(...tokenTextBytes(shown, token));
      }
      expect(joined).toEqual([...utf8Encode(text)]);
    }),
  );
});
