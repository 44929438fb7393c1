import { expect, test } from "vitest";
import { bySpeakers, isScheduledInIndia, mostSpoken } from "./groups";
import type { CorpusLanguage } from "./language";

function language(code: string, more: Partial<CorpusLanguage> = {}): CorpusLanguage {
  return {
    code,
    name: code,
    endonym: null,
    bcp47: null,
    iso6393: null,
    script: "Latn",
    direction: "ltr",
    latitude: null,
    longitude: null,
    region: null,
    speakers: null,
    present: 1,
    bytes: 1,
    ...more,
  };
}

const codes = (languages: readonly CorpusLanguage[]) => languages.map(({ code }) => code);

test("the most spoken come first, unknown numbers last, equal ones by name", () => {
  const languages = [language("z"), language("b", { speakers: 5 }), language("a", { speakers: 5 }), language("y")];
  const most = language("c", { speakers: 9 });
  expect(codes([...languages, most].sort(bySpeakers))).toEqual(["c", "a", "b", "y", "z"]);
  // None at all is a number; it is not unknown.
  expect(codes([language("a"), language("b", { speakers: 0 })].sort(bySpeakers))).toEqual(["b", "a"]);
});

test("of a language with several versions, the most spoken one is among the most spoken", () => {
  const languages = [
    language("por_PT", { iso6393: "por", speakers: 10 }),
    language("cmn_hant", { iso6393: "cmn", speakers: 40 }),
    language("por_BR", { iso6393: "por", speakers: 200 }),
    language("cmn_hans", { iso6393: "cmn", speakers: 1300 }),
    language("pt-BR", { bcp47: "pt-BR", speakers: 200 }),
    language("pt-PT", { bcp47: "pt-PT", speakers: 10 }),
    language("mine"),
    language("yours"),
  ];
  expect(codes(mostSpoken(languages, 10))).toEqual(["cmn_hans", "por_BR", "pt-BR", "mine", "yours"]);
  expect(codes(mostSpoken(languages, 2))).toEqual(["cmn_hans", "por_BR"]);
});

test("languages of India's schedule are known by either code, and under their macrolanguage's", () => {
  for (const iso6393 of ["hin", "npi", "nep", "ory", "ori", "gom", "kok", "brx", "sat", "mni"]) {
    expect(isScheduledInIndia(language("x", { iso6393 }))).toBe(true);
  }
  expect(isScheduledInIndia(language("x", { bcp47: "pa-Guru" }))).toBe(true);
  // Western Punjabi is Pakistan's, and Bhojpuri is not in the schedule.
  for (const iso6393 of ["pnb", "bho", "eng"]) expect(isScheduledInIndia(language("x", { iso6393 }))).toBe(false);
  expect(isScheduledInIndia(language("hin"))).toBe(false);
});
