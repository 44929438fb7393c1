import type { PageReader } from "../pageLink";

export const tokenizersReader: PageReader = {
  names: /^(tokeni[sz]ers?|vocabulary)$/i,
  parameters: [],
  read: () => ({ part: {}, problems: [] }),
};
