import type { PageLink } from "../pageLink";

/** What the state has of Train are its parameters already; which of them is worth a step in the history only its page knows. */
export const trainLink: PageLink = {
  write: ({ train }) => Object.entries(train).map(([name, value]) => [name, encodeURIComponent(value)]),
  typed: ["size", "pattern", "min", "specials", "at", "sha", "files", "words", "step", "begin"],
};
