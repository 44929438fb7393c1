import type { TrainedLanguage } from "../../../state/train/run";
import { samples } from "../../compare/samples";

const sampleNames: Readonly<Record<string, string>> = {
  eng: "English",
  deu_1996: "Deutsch",
  arb: "العربية",
  hin: "हिन्दी",
  tha: "ไทย",
  cmn_hans: "中文",
  jpn: "日本語",
  kor: "한국어",
};

/** Article 1 in the languages that were trained on, as far as it is here; else in English. */
export function sampleOf(languages: readonly TrainedLanguage[]): string {
  const wanted = languages.flatMap(({ code }) => (Object.hasOwn(sampleNames, code) ? sampleNames[code] : []));
  const texts = samples.filter(({ name }) => (wanted.length === 0 ? ["English"] : wanted).includes(name));
  return texts.map(({ text }) => text).join("\n");
}
