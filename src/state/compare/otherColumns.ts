import { create } from "zustand";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { ShownEncoding } from "./columns";

/** What the second text came to in a column. */
export interface OtherColumn {
  /** The last result; while the text changes it stays until the next one is here. Null before the first, and where it failed. */
  readonly shown: ShownEncoding | null;
  /** Whether a newer text is being encoded. */
  readonly isPending: boolean;
  /** Why it could not be encoded; null where it was. */
  readonly error: string | null;
}

/** Of each column that has been asked for the second text. */
export const useOtherColumns = create<Readonly<Partial<Record<TokenizerReference, OtherColumn>>>>()(() => ({}));
