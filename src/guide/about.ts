import type { Finding } from "./finding";

/** What other parts of the page know of a finding: nothing that computes, and none of its texts but the title. */
export interface FindingEntry {
  readonly id: string;
  readonly title: string;
  /** As {@link aboutOf} has it. */
  readonly about: readonly string[];
}

/**
 * What a finding tells of, by which what it is seen with leads back to it: an instrument by its name (`ways`), a measure of languages
 * (`languages.premium`), a class of an audit (`audit.never`; where a link names several, the first), a page
 * (`train`, `lesson`, `vocabularies`). Its link has it, and what it names besides.
 */
export function aboutOf({ open, about = [] }: Pick<Finding, "open" | "about">): readonly string[] {
  const [page = "", query = ""] = open.split("?", 2);
  const asked = new Map(query.split("&").map((part) => part.split("=", 2) as [string, string]));
  const below = asked.get("below");
  const ofClass = asked.get("class");
  // Behind a comma is what a measure is set to.
  const measure = asked.get("measure")?.split(/,|%2C/, 1)[0] ?? "premium";
  return [
    ...(page === "compare" && below !== undefined ? [below] : []),
    ...(page === "tokenizer" && ofClass !== undefined ? [`audit.${ofClass.split(".", 1)[0]}`] : []),
    ...(page === "vocabularies" || page === "train" ? [asked.has("lesson") ? "lesson" : page] : []),
    ...(page === "languages" ? [`languages.${measure}`] : []),
    ...about,
  ];
}
