import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trickyStrings } from "../../../test/support/strings";
import { utf8Encode } from "../../text/utf8";
import { graphemes } from "../../tokenizers/normalizers/graphemes";
import { charactersOf } from "./characters";
import { makeNoise, type NoiseChoice, type NoisyText } from "./makeNoise";
import { kindNames, type LayoutName, layoutNames, type NoiseKind } from "./options";
import { readPairs } from "./pairs";
import { neighboursOn } from "./tables";

const anyText = trickyStrings(() => " the");
const kinds = Object.keys(kindNames) as NoiseKind[];
const usual: NoiseChoice = { kind: "typos", rate: 0.05, seed: 1, layout: "qwerty" };
const noisyOf = (text: string, choice: Partial<NoiseChoice>) => makeNoise(text, { ...usual, ...choice }).noisy;

const choices = fc.record({
  kind: fc.constantFrom(...kinds),
  rate: fc.constantFrom(0, 0.05, 0.5, 1),
  seed: fc.nat(2 ** 32 - 1),
  layout: fc.constantFrom(...(Object.keys(layoutNames) as LayoutName[])),
});

/** The noisy text's bytes: the clean one's, with each edit's in their place. */
function applied({ clean, noisy, edits }: NoisyText): { made: number[]; is: number[] } {
  const [from, to] = [utf8Encode(clean), utf8Encode(noisy)];
  const made: number[] = [];
  let at = 0;
  for (const [i, start] of edits.cleanStart.entries()) {
    made.push(...from.subarray(at, start), ...to.subarray(edits.noisyStart[i], edits.noisyEnd[i]));
    at = edits.cleanEnd[i] as number;
  }
  made.push(...from.subarray(at));
  return { made, is: [...to] };
}

describe("characters", () => {
  test("together they are the line, and each ends where a grapheme cluster does", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const characters = charactersOf(text);
        expect(characters.join("")).toBe(text);
        const ends = (parts: readonly string[]) => {
          let at = 0;
          return parts.map((part) => (at += part.length));
        };
        const clusters = new Set(ends(graphemes(text)));
        for (const end of ends(characters)) expect(clusters.has(end)).toBe(true);
      }),
    );
  });

  test("letters with marks, conjuncts, syllables, flags and families are whole", () => {
    const whole = [
      "e\u0301",
      "क्ष",
      "मि",
      "한",
      "\u1112\u1161\u11ab",
      "🇹🇷",
      "👩‍👩‍👧‍👦",
      "🤚🏾",
      "7️⃣",
      "\r\n",
      "น้ำ".slice(0, 2),
    ];
    expect(charactersOf(whole.join(""))).toEqual(whole);
    expect(charactersOf("🇹🇷🇩🇪a")).toEqual(["🇹🇷", "🇩🇪", "a"]);
    expect(charactersOf("मनुष्य")).toEqual(["म", "नु", "ष्य"]);
  });
});

describe("noise", () => {
  test("edits say what became of which bytes, and a text stays well-formed, whatever is done to it", () => {
    fc.assert(
      fc.property(anyText, choices, (text, choice) => {
        const made = makeNoise(text, choice);
        const { made: bytes, is } = applied(made);
        expect(bytes).toEqual(is);
        expect(made.noisy.isWellFormed()).toBe(true);
        if (choice.rate === 0) expect(made).toMatchObject({ noisy: made.clean, edits: { cleanStart: [] } });
      }),
    );
  });

  test("at rate 1 a Unicode form is the whole text's", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("nfc", "nfd", "nfkc", "nfkd"), (text, kind) => {
        expect(noisyOf(text, { kind, rate: 1 }).normalize(kind.toUpperCase())).toBe(
          text.toWellFormed().normalize(kind.toUpperCase()),
        );
      }),
    );
    expect(noisyOf("é ế 각", { kind: "nfd", rate: 1 })).toBe("é ế 각".normalize("NFD"));
  });

  test("the same seed gives the same text anywhere", () => {
    const text = "The quick brown fox jumps over the lazy dog in 2024, called Ömer’s “modern” clinic.";
    const golden = Object.fromEntries(kinds.map((kind) => [kind, noisyOf(text, { kind, rate: 0.2, seed: 7 })]));
    expect(golden).toMatchInlineSnapshot(`
      {
        "case": "The quIcK brown foX jUmps Over tHe lazY Dog in 2024, called ömer’S “moDern” cliNiC.",
        "double": "The quiickk brown foxx juumps oover thhe lazyy ddog in 20224, called ÖÖmer’ss “moddern” clinnicc.",
        "drop": "The quc brown fo jmps ver te laz og in 204, called mer’ “moern” clii.",
        "keyboard": "The qukcj brown foc jymps pver tje lazg cog in 2034, called Ömer’e “mofern” clibif.",
        "lookalikes": "The quӏck brown foх jʋmps ၀ver tһe lazү ԁog in 20Ƨ4, called Őmer’ѕ “moԁern” cliոiс.",
        "marks": "The quick brown fox jumps over the lazy dog in 2024, called Omer’s “modern” clinic.",
        "nfc": "The quick brown fox jumps over the lazy dog in 2024, called Ömer’s “modern” clinic.",
        "nfd": "The quick brown fox jumps over the lazy dog in 2024, called Ömer’s “modern” clinic.",
        "nfkc": "The quick brown fox jumps over the lazy dog in 2024, called Ömer’s “modern” clinic.",
        "nfkd": "The quick brown fox jumps over the lazy dog in 2024, called Ömer’s “modern” clinic.",
        "ocr": "The quick brown fox jvmps 0ver tlie lazy clog in 20Z4, called Ömer’s “moclern" cliriie.",
        "spaces": "The quick  brown fox jumps over the lazy dog in 2024, called	Ömer’s  “modern” clinic.",
        "swap": "The qucik brown fox jmups voer teh lazy odg in 2042, called mÖer’s “moedrn” cliinc.",
        "typos": "The qukc brown fo jmups ver te lazyy eog in 2014, called mÖer’ss “moedrn” cliinv.",
      }
    `);
    expect(noisyOf(text, { kind: "keyboard", layout: "turkish", rate: 0.2, seed: 7 })).toMatchInlineSnapshot(
      `"The quücj brown foc jymps pver tje lazg cog in 2034, called Mmer’e “mofern” clibif."`,
    );
    expect(
      noisyOf("Все люди рождаются свободными", { kind: "keyboard", layout: "russian", rate: 0.2 }),
    ).toMatchInlineSnapshot(`"Все люди рождаюьсф свободнуми"`);
  });

  test("a line's noise is its own: other lines change nothing in it, and another seed does", () => {
    const line = "All human beings are born free and equal in dignity and rights.\n";
    const alone = noisyOf(line, { rate: 0.2 });
    expect(noisyOf(`Another one.\n${line}`, { rate: 0.2 }).endsWith(alone)).toBe(true);
    expect(noisyOf(line, { rate: 0.2, seed: 2 })).not.toBe(alone);
    const twice = noisyOf(line + line, { rate: 0.2 });
    expect(twice.startsWith(alone)).toBe(true);
    expect(twice).not.toBe(alone + alone);
  });

  test("about as many places are changed as the rate says, of each kind that finds some", () => {
    const text = Array.from(
      { length: 300 },
      (_, i) => `Line ${i}: the corner clinic’s début, “Élan vital” ﬁne.\n`,
    ).join("");
    for (const kind of kinds) {
      const { places, edits } = makeNoise(text, { ...usual, kind, rate: 0.1 });
      if (kind === "nfc") expect(places).toBe(0);
      else expect(edits.cleanStart.length / places, kind).toBeGreaterThan(0.06);
      expect(edits.cleanStart.length).toBeLessThan(places * 0.14 + 1);
    }
  });

  test("neighbours lie around a key: the case stays, and Turkish has its own", () => {
    expect(neighboursOn("qwerty").get("s")).toEqual(["a", "d", "w", "e", "z", "x"]);
    expect(neighboursOn("qwerty").get("P")).toEqual(["O", "L"]);
    expect(neighboursOn("qwertz").get("t")).toEqual(["r", "z", "f", "g"]);
    expect(neighboursOn("azerty").get("a")).toEqual(["z", "q"]);
    expect(neighboursOn("turkish").get("ı")).toEqual(["u", "o", "j", "k"]);
    expect(neighboursOn("turkish").get("İ")).toEqual(["Ş", "Ğ", "Ü"]);
    expect(neighboursOn("russian").get("ф")).toEqual(["ы", "й", "ц", "я"]);
    expect(neighboursOn("russian").get("0")).toEqual(["9"]);
  });
});

describe("pairs", () => {
  test("a line is a noisy version, a tab and the clean one; what is none is told by its number", () => {
    const { pairs, unread, areWords } = readPairs("new pix\tnew pictures\nno tab\na\tb\tc\n\nok\tok");
    expect(pairs.map(({ noisy, clean }) => [noisy, clean])).toEqual([
      ["new pix", "new pictures"],
      ["ok", "ok"],
    ]);
    expect({ unread, areWords }).toEqual({ unread: [2, 3], areWords: false });
    for (const pair of pairs) expect(applied(pair).made).toEqual(applied(pair).is);
  });

  test("words as MultiLexNorm has them are put together: one into two, two into one", () => {
    const { pairs, areWords } = readPairs("if\tIf\nhead\theadache\nache\t\nima\ti'm going to\n\nr\tare\r\n");
    expect(areWords).toBe(true);
    expect(pairs.map(({ noisy, clean }) => [noisy, clean])).toEqual([
      ["if head ache ima", "If headache i'm going to"],
      ["r", "are"],
    ]);
    expect(readPairs("").pairs).toEqual([]);
  });

  test("edits between the two are of whole characters", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const inLine = (text: string) => text.replace(/[\t\n\r]/g, " ");
        for (const pair of readPairs(`${inLine(one)}\t${inLine(other)}`).pairs) {
          expect(applied(pair).made).toEqual(applied(pair).is);
        }
      }),
    );
  });
});
