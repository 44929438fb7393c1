import { expect, test } from "vitest";
import { petrovPremium } from "./petrov2023";

const language = (iso6393: string | null, script: string) => ({ iso6393, script });
const english = language("eng", "Latn");

test("published premiums are the published counts, against any pivot that they have", () => {
  expect(petrovPremium("cl100k_base", language("hin", "Deva"), english)).toBeCloseTo(253_270 / 52_835, 10);
  expect(petrovPremium("llama2", language("cmn", "Hans"), english)).toBeCloseTo(121_054 / 60_621, 10);
  expect(petrovPremium("r50k_base", english, language("deu", "Latn"))).toBeCloseTo(52_567 / 112_600, 10);
  expect(petrovPremium("r50k_base", english, english)).toBe(1);
});

test("there is none for another tokenizer, script or language", () => {
  expect(petrovPremium("o200k_base", language("hin", "Deva"), english)).toBeNull();
  expect(petrovPremium("cl100k_base", language("hin", "Latn"), english)).toBeNull();
  expect(petrovPremium("cl100k_base", language(null, "Deva"), english)).toBeNull();
});
