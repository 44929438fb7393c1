import fc from "fast-check";
import { expect, test } from "vitest";
import { draftLanguage } from "./draft";
import { ownLanguage } from "./ownLanguage";

function named(code: string) {
  const { name, endonym, bcp47, iso6393 } = ownLanguage(draftLanguage(code, [], ["a"], 0));
  return [name, endonym, bcp47, iso6393];
}

test("languages have CLDR's names for their codes", () => {
  expect(named("deu_Latn")).toEqual(["German", "Deutsch", "de-Latn", "deu"]);
  expect(named("deu")).toEqual(["German", "Deutsch", "de", "deu"]);
  expect(named("pan_Guru")).toEqual(["Punjabi", "ਪੰਜਾਬੀ", "pa-Guru", "pan"]);
  expect(named("pt-BR")).toEqual(["Portuguese (Brazil)", "português", "pt-BR", null]);
});

test("the script is named where it is not the usual one", () => {
  expect(named("zho_Hans")[0]).toBe("Chinese");
  expect(named("zho_Hant")[0]).toMatch(/^Chinese \(Traditional/);
  expect(named("ace_Arab")[0]).toBe("Acehnese (Arabic)");
});

test("a code that CLDR has no name for is still a code", () => {
  expect(named("taq_Tfng")).toEqual(["taq_Tfng", null, "taq-Tfng", "taq"]);
});

test("what is no language's code is its own name", () => {
  for (const code of ["baseline", "run 3", "zh.Hans", "qqqq", "zzz", "__proto__"]) {
    expect(named(code)).toEqual([code, null, null, null]);
  }
});

test("no code of the right form throws, whatever the engine's ICU makes of it", () => {
  for (const code of ["und", "und_Latn", "UND-Zyyy", "und_US", "und_Latn_US"]) {
    expect(named(code)).toEqual([code, null, null, null]);
  }
  const subtag = (letters: string, lengths: readonly number[]) =>
    fc
      .constantFrom(...lengths)
      .chain((length) => fc.string({ unit: fc.constantFrom(...letters), minLength: length, maxLength: length }));
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const code = fc
    .tuple(
      subtag(letters, [2, 3]),
      fc.option(subtag(letters, [4])),
      fc.option(fc.oneof(subtag(letters, [2]), subtag("0123456789", [3]))),
    )
    .map((parts) => parts.filter((part) => part !== null).join("_"));
  fc.assert(
    fc.property(code, (any) => {
      expect(named(any)[0]).not.toBe("");
    }),
    { examples: [["sgn_US"], ["sgn_Latn_US"], ["sgn_PT"]] },
  );
});

test("script and direction are the text's, whatever the code says", () => {
  const hebrew = draftLanguage("deu_Latn", [], ["כל בני אדם", ""], 0);
  expect(ownLanguage(hebrew)).toMatchObject({
    script: "Hebr",
    direction: "rtl",
    present: 1,
    bytes: 18,
    speakers: null,
  });
});
