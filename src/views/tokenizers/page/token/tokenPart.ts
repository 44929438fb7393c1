import type { ToldEntry } from "../../../../analysis/vocabulary/entry/toldEntry";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import type { Entry } from "../entries/entryLabel";

/** What parts of a token's page are given. */
export interface TokenPartProps {
  readonly reference: TokenizerReference;
  readonly table: VocabularyTable;
  readonly entry: Entry;
  readonly told: ToldEntry;
}
