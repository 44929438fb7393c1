import { linkValue, writeSearch } from "../linkNames";
import type { PageLink } from "../pageLink";

export const tokenizersLink: PageLink = {
  write: ({ overview: { search, sort, picked } }) => [
    ...writeSearch(search),
    ...(sort === "" ? [] : ([["sort", sort]] as [string, string][])),
    ...(picked.length === 0 ? [] : ([["pick", picked.map(linkValue).join(",")]] as [string, string][])),
  ],
  typed: ["q"],
};
