import { pairSlice } from "../../state/vocabularies/slice";
import { writeTokenizers } from "../linkNames";
import type { PageLink } from "../pageLink";

export const vocabulariesLink: PageLink = {
  write: ({ pair, pairOn }) => [
    writeTokenizers({ tokenizers: pair }),
    ...(pairOn === pairSlice.start.pairOn ? [] : ([["on", pairOn]] as [string, string][])),
  ],
  typed: [],
};
