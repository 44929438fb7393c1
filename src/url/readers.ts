import type { Page } from "../state/pages";
import { compareReader } from "./compare/read";
import { filesReader } from "./files/read";
import { guideReader } from "./guide/read";
import { languagesReader } from "./languages/read";
import type { PageReader } from "./pageLink";
import { tokenizerReader } from "./tokenizer/read";
import { tokenizersReader } from "./tokenizers/read";
import { trainReader } from "./train/read";
import { vocabulariesReader } from "./vocabularies/read";

/** What reads each page's part of a link: version, check and the page's name apart. */
export const readers: Readonly<Record<Page, PageReader>> = {
  compare: compareReader,
  files: filesReader,
  guide: guideReader,
  languages: languagesReader,
  tokenizer: tokenizerReader,
  tokenizers: tokenizersReader,
  train: trainReader,
  vocabularies: vocabulariesReader,
};
