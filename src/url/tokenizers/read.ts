import type { PageReader } from "../pageLink";

export const tokenizersReader: PageReader = {
  names: /^(tokeni[sz]ers?|vocabular(y|ies))$/i,
  parameters: [],
  read: () => ({ part: {}, problems: [] }),
};
