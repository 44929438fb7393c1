import { expect, test } from "vitest";
import type { CorpusLanguage } from "../../../corpora/language";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import { choiceInWords } from "./choiceInWords";

const pivot = { name: "English" };
const languages = (count: number): CorpusLanguage[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ code: `l${i}`, name: "", endonym: null, bcp47: null, iso6393: null, script: "Latn", direction: "ltr" },
    ...{ latitude: null, longitude: null, region: null, speakers: null, present: 31, bytes: 1 },
  }));

test.each([
  [{ kind: "spoken" }, "20 most spoken"],
  [{ kind: "all" }, "All 1,521 languages"],
  [{ kind: "script", script: "Deva" }, "Devanagari script"],
  [{ kind: "region", region: "Africa" }, "Africa"],
  [{ kind: "family", family: "Romance" }, "Romance"],
  [{ kind: "list", list: "l3~l7~gone" }, "2 chosen"],
  [{ kind: "list", list: "" }, "None chosen"],
  [{ kind: "india" }, "Scheduled languages of India"],
  [{ kind: "above", premium: 2.5 }, "Premium above 2.5"],
] as const)("%o is “%s”", (group, words) => {
  expect(
    choiceInWords({ group, mode: "segment", scale: "linear", measure: premiumMeasure }, pivot, languages(1521)),
  ).toBe(`${words} · against English · per segment · linear axis`);
});

test("what is measured otherwise is said otherwise", () => {
  expect(
    choiceInWords(
      { group: { kind: "all" }, mode: "joined", scale: "log", measure: premiumMeasure },
      { name: "Hindi" },
      languages(3),
    ),
  ).toBe("All 3 languages · against Hindi · joined · log axis");
});
