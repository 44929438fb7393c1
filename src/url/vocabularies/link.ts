import { writeTokenizers } from "../linkNames";
import type { PageLink } from "../pageLink";

export const vocabulariesLink: PageLink = {
  write: ({ pair, pairOn }) => [
    writeTokenizers({ tokenizers: pair }),
    ...(pairOn === "all" ? [] : ([["on", pairOn]] as [string, string][])),
  ],
  typed: [],
};
