import type { PageLink } from "../pageLink";

/** The list of all tokenizers is the same for everybody. */
export const tokenizersLink: PageLink = {
  write: () => [],
  typed: [],
};
