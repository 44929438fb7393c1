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

/** Where the second of two texts begins, by the link that was kept beside them; undefined where there is one. */
export function splitIn(link: string): number | undefined {
  const [, split] = /[?&]two=(\d+)/.exec(link) ?? [];
  return split === undefined ? undefined : Number(split);
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
