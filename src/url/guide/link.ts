import type { PageLink } from "../pageLink";

export const guideLink: PageLink = {
  write: ({ guide: { at, presenting } }) => [
    ...(at === "" ? [] : ([["f", at]] as [string, string][])),
    ...(presenting === "" ? [] : ([["present", presenting]] as [string, string][])),
  ],
  typed: ["f"],
};
