import { describe, expect, test } from "vitest";
import type { CorpusLanguage } from "./language";
import { isBegunBy, matchesSearch } from "./search";

const language = (code: string, name: string, part: Partial<CorpusLanguage> = {}): CorpusLanguage => ({
  ...{ code, name, endonym: null, bcp47: null, iso6393: code, script: "Latn", direction: "ltr", latitude: null },
  ...{ longitude: null, region: null, speakers: null, present: 31, bytes: 10_000, ...part },
});
const hindi = language("hin", "Hindi", { endonym: "हिन्दी", speakers: 500, script: "Deva" });
const german = language("deu_1996", "German (1996)", { endonym: "Deutsch", speakers: 90, bcp47: "de-1996" });
const portuguese = language("por", "Portuguese", { endonym: "português" });

describe("a search", () => {
  test.each([
    ["hind", hindi],
    [" HINDI ", hindi],
    ["हिन्दी", hindi],
    ["DE-1996", german],
    ["deu", german],
    ["portugues", portuguese],
    ["Portugu\u00eas", portuguese],
    ["", portuguese],
  ])("for “%s” finds it", (search, found) => {
    expect(matchesSearch(found, search)).toBe(true);
  });

  test("says whose name, own name or code it begins: what has it further on is none that was named", () => {
    for (const search of ["hind", " HINDI", "हिन्", "hin"]) expect(isBegunBy(hindi, search)).toBe(true);
    for (const search of ["", " ", "indi", "script"]) expect(isBegunBy(hindi, search)).toBe(false);
  });

  test("takes vowel signs for what they are", () => {
    expect(matchesSearch(hindi, "हिन्दा")).toBe(false);
    expect(matchesSearch(german, "hindi")).toBe(false);
  });
});
