import type { Page } from "../state/pages";
import { compareLink } from "./compare/link";
import { filesLink } from "./files/link";
import { guideLink } from "./guide/link";
import { languagesLink } from "./languages/link";
import type { PageLink } from "./pageLink";
import { tokenizerLink } from "./tokenizer/link";
import { tokenizersLink } from "./tokenizers/link";
import { trainLink } from "./train/link";
import { vocabulariesLink } from "./vocabularies/link";

/** What each page writes into its link. What reads it again is in `readers.ts`, which comes when there is a link to read. */
export const links: Readonly<Record<Page, PageLink>> = {
  compare: compareLink,
  files: filesLink,
  guide: guideLink,
  languages: languagesLink,
  tokenizer: tokenizerLink,
  tokenizers: tokenizersLink,
  train: trainLink,
  vocabularies: vocabulariesLink,
};
