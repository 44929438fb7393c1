import type { ReactElement } from "react";
import { countBelow } from "../../../../text/sorted";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import { EntryChip } from "../entries/EntryList";
import { entryAt } from "../entries/entryLabel";

interface TokenChipProps {
  readonly reference: TokenizerReference;
  readonly table: VocabularyTable;
  readonly id: number;
  /** Whether the id is called that: where there are other numbers beside it. */
  readonly isNamed?: boolean;
}

/** A token of the same vocabulary, which leads to its own page; its id alone where the vocabulary does not list it. */
export function TokenChip({ reference, table, id, isNamed = false }: TokenChipProps): ReactElement {
  const row = countBelow(table.ids, id);
  if (table.ids[row] !== id) return <>{id}</>;
  return <EntryChip reference={reference} entry={entryAt(table, row, false)} figure={isNamed ? "named id" : "id"} />;
}
