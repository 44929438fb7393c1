import type { Page } from "../state/pages";
import { compareView } from "./compare/view";
import { filesView } from "./files/view";
import { guideView } from "./guide/view";
import { languagesView } from "./languages/view";
import type { PageView } from "./pageView";
import { tokenizersView } from "./tokenizers/overview/view";
import { tokenizerView } from "./tokenizers/page/view";
import { trainView } from "./train/view";
import { vocabulariesView } from "./vocabularies/view";

/** The pages, in the order of the navigation. */
export const pages: Readonly<Record<Page, PageView>> = {
  compare: compareView,
  files: filesView,
  languages: languagesView,
  tokenizer: tokenizerView,
  tokenizers: tokenizersView,
  train: trainView,
  vocabularies: vocabulariesView,
  guide: guideView,
};
