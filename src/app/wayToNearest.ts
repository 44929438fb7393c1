import type { Page } from "../state/pages";
import { actions, type Notice, useAppStore } from "../state/store";
import { inspectTokenizer } from "../state/tokenizers/inspect";
import { tokenizerEntry } from "../tokenizers/catalogue";
import type { NearestPage } from "../url/problems";
import { pages } from "../views/pages";

/** What leads to the pages that are reached from another. */
const waysIn: Partial<Record<Page, string>> = {
  vocabularies: "Compare vocabularies",
};

/** Offers with a notice what an address without a page may mean, unless the notice is about another address by now. */
export function offerWay(nearest: NearestPage, notice: Notice): void {
  const isThere = useAppStore
    .getState()
    .notices.some(({ about, message }) => about === notice.about && message === notice.message);
  if (isThere) actions.setNotice({ ...notice, next: { label: wordsFor(nearest), run: () => open(nearest) } });
}

function wordsFor(nearest: NearestPage): string {
  if (nearest.page === "tokenizer") return `Open the page of ${tokenizerEntry(nearest.reference).label}`;
  const { place } = pages[nearest.page];
  return "label" in place ? `Go to ${place.label}` : (waysIn[nearest.page] ?? "Open that page");
}

function open(nearest: NearestPage): void {
  if (nearest.page === "tokenizer") inspectTokenizer(nearest.reference);
  else actions.setPage(nearest.page);
}
