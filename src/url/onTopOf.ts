import type { Comparison } from "../state/compare/comparison";
import type { KeptText } from "./keptText";
import { openLink } from "./openLink";
import type { ParseResult } from "./readLink";

/** What a link brought, with what it says nothing of as it is: each page has its own options. */
export function onTopOf(link: Comparison, present: Comparison): Comparison {
  const { page, tokenizers, languages, inspected } = link;
  if (page === "compare") return { ...link, languages: present.languages, inspected: present.inspected };
  if (page === "tokenizers") return { ...present, page };
  if (page === "tokenizer") return { ...present, page, inspected };
  const baseline = present.baseline !== null && tokenizers.includes(present.baseline) ? present.baseline : null;
  return { ...present, page, tokenizers, languages, baseline };
}

/** A link whose tokenizers could not be read leaves those that are there. */
export function withoutTokenizers(link: Comparison, { tokenizers, inspected }: Comparison): Comparison {
  return { ...link, tokenizers, inspected: { ...link.inspected, reference: inspected.reference } };
}

/**
 * Reads what was kept of a comparison.
 * @param address what the page's address says: of another page than Compare, if what was kept says nothing of that
 * @param present what there is of all that neither says
 * @returns null for what another version of this page has kept, and this one cannot read
 */
export async function openKept(
  { text, link, page }: KeptText,
  address: ParseResult | null,
  present: Comparison,
  isKnown: (id: string) => boolean,
): Promise<Comparison | null> {
  const [own, shown] = await Promise.all([openLink(link, isKnown), page === null ? address : openLink(page, isKnown)]);
  if (!own.ok || own.comparison === null) return null;
  const kept = { ...onTopOf(own.comparison, present), text };
  const isElsewhere = shown?.ok && shown.comparison !== null && shown.comparison.page !== "compare";
  return isElsewhere && shown.comparison !== null ? onTopOf(shown.comparison, kept) : kept;
}
