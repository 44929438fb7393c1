import { type Comparison, textPage } from "../state/pages";
import { textLeftOut } from "./text";
import { joinFragment } from "./writeLink";

/** A comparison as it is kept where no address carries it: its text as it is, the rest as links, which have versions. */
export interface KeptText {
  readonly text: string;
  /** To Compare, without the text: columns and options. */
  readonly link: string;
  /** To the page that was shown; null where the address says it. */
  readonly page: string | null;
}

/** A comparison for keeping. */
export function keptText(comparison: Comparison): KeptText {
  const link = joinFragment({ ...comparison, page: textPage }, textLeftOut);
  return { text: comparison.text, link, page: joinFragment(comparison, textLeftOut) };
}

/** As one string, and back. Links have no line breaks. */
export function packKept({ page, link, text }: KeptText): string {
  return `${page ?? ""}\n${link}\n${text}`;
}

/** What {@link packKept} packed; undefined for what it did not. */
export function unpackKept(packed: string): KeptText | undefined {
  const [, page, link, text] = /^(#.*)\n(#.*)\n([\s\S]*)$/.exec(packed) ?? [];
  return page === undefined || link === undefined || text === undefined ? undefined : { page, link, text };
}
