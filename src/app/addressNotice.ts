import { actions, type Notice } from "../state/store";
import { tokenizerEntry } from "../tokenizers/catalogue";
import type { LinkProblem, NearestPage } from "../url/problems";
import { pages } from "../views/pages";

/** What is told of an address that could not be opened as it is; of one without a page, with the way to the nearest. */
export function addressNotice(problem: LinkProblem): Notice {
  const nearest = problem.code === "unknown-page" ? problem.nearest : null;
  const next = nearest && { label: wordsFor(nearest), run: () => open(nearest) };
  return { tone: "error", message: problem.message, undo: null, next, about: "address" };
}

function wordsFor(nearest: NearestPage): string {
  if (nearest.page === "tokenizer") return `Open the page of ${tokenizerEntry(nearest.reference).label}`;
  const { place } = pages[nearest.page];
  return "label" in place ? `Go to ${place.label}` : place.wayIn;
}

function open(nearest: NearestPage): void {
  if (nearest.page === "tokenizer") actions.inspectTokenizer(nearest.reference);
  else actions.setPage(nearest.page);
}
