import type { Comparison } from "../state/pages";
import type { LinkProblem } from "./problems";
import type { RawParameters } from "./upgraders";

/** A page's part of a link, as far as the page needs it to write one. */
export interface PageLink {
  /** Members of other pages' slices that its link carries besides its own. */
  readonly shares?: readonly (keyof Comparison)[];
  /**
   * Its parameters, percent-encoded where need be, but for version, check and text. Defaults are left out, and so is what
   * its reader would refuse: a link must open.
   */
  write(comparison: Comparison): [name: string, value: string][];
  /** Those of its parameters that are typed or pointed out: another value of one is an edit, of any other a step. */
  readonly typed: readonly string[];
  /** What of a link whose tokenizers could not be read is as it was. Nothing, if left out. */
  keepTokenizers?(link: Comparison, present: Comparison): Partial<Comparison>;
}

/** A page's part of a link, as it is read: that comes when there is a link to read. */
export interface PageReader {
  /** What people write for the page's name, by analogy; left out where that is another page. */
  readonly names?: RegExp;
  /** Every parameter that means something in its links, in any version, but for version and check. All others are ignored, unread. */
  readonly parameters: readonly string[];
  /**
   * Reads current-version parameters.
   * @param isKnown whether the catalogue has a built-in of this id; asked with hostile strings such as `constructor`
   * @param isTextChanged whether the text is not as the link was made, by its check
   */
  read(raw: RawParameters, isKnown: (id: string) => boolean, isTextChanged: boolean): ReadPart | Promise<ReadPart>;
}

/** What could be read of a page's part, and what not. */
export interface ReadPart {
  /** All else is as it is at the start. */
  readonly part: Partial<Comparison>;
  /** The text was too long for the link. */
  readonly textLeftOut?: boolean;
  readonly lost?: { readonly text?: boolean; readonly tokenizers?: boolean };
  readonly problems: readonly LinkProblem[];
}
