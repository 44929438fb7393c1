import { type Comparison, fitted, slices, textPage } from "../state/pages";
import type { KeptText } from "./keptText";
import { links } from "./pages";
import { fragmentToComparison, type ParseResult } from "./readLink";

/** What a link brought, with what it says nothing of as it is: each page has its own slice. */
export function onTopOf(link: Comparison, present: Comparison): Comparison {
  const { page } = link;
  const carried = new Set<string>([...Object.keys(slices[page].start), ...(links[page].shares ?? [])]);
  const brought = Object.fromEntries(Object.entries(link).filter(([name]) => carried.has(name)));
  return fitted({ ...present, page, ...brought });
}

/** A link whose tokenizers could not be read leaves those that are there. */
export function withoutTokenizers(link: Comparison, present: Comparison): Comparison {
  return { ...link, ...links[link.page].keepTokenizers?.(link, present) };
}

/**
 * Reads what was kept of a comparison.
 * @param address what the page's address says: of another page than Compare, if what was kept says nothing of that
 * @param present what there is of all that neither says
 * @returns null for what a newer version of this page has kept; where the link is damaged, its text among what is present
 */
export async function openKept(
  { text, link: written, page }: KeptText,
  address: ParseResult | null,
  present: Comparison,
  isKnown: (id: string) => boolean,
): Promise<Comparison | null> {
  const [own, shown] = await Promise.all([
    fragmentToComparison(written, isKnown),
    page === null ? address : fragmentToComparison(page, isKnown),
  ]);
  if (!own.ok && own.problem.code === "newer-version") return null;
  const link = own.ok ? own.comparison : null;
  const kept = { ...(link === null ? { ...present, page: textPage } : onTopOf(link, present)), text };
  const isElsewhere = shown?.ok && shown.comparison !== null && shown.comparison.page !== textPage;
  return isElsewhere && shown.comparison !== null ? onTopOf(shown.comparison, kept) : kept;
}
