import type { ReactElement } from "react";
import type { ShownEncoding } from "../../state/compare/columns";

/** What the build draws in its own way, where the page would have to be laid out first, or to load something. */
interface WrittenParts {
  /** The text field's; in the page React would put it there again, in place of what has been typed. */
  text: string;
  /** A column's chips. */
  tokens(shown: ShownEncoding): ReactElement;
  /** Each column's tokens, for narrow screens. */
  answer(): ReactElement;
}

/** Filled by the build alone (scripts/firstLook). */
export const writtenParts: Partial<WrittenParts> = {};

/**
 * Props of an element whose content the build writes. In the page React leaves it as it is, until the element is given other content.
 * @param content undefined but in the build
 */
export function asWritten(content: ReactElement | undefined) {
  return content === undefined
    ? { dangerouslySetInnerHTML: { __html: "" }, suppressHydrationWarning: true }
    : { children: content };
}
