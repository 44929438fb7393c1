import { type ReactElement, useId, useMemo } from "react";
import { countBelow } from "../../../../text/sorted";
import { formatCount, plural } from "../../../../ui/format";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import { EntryList } from "../entries/EntryList";
import type { TokenPartProps } from "./tokenPart";

/** Entries that a token is part of: those whose last merge has it, and all that have its bytes in theirs. */
export function PartOf({ reference, table, told }: TokenPartProps): ReactElement {
  const title = useId();
  const { madeWith, around } = told;
  const rows = useMemo(
    () => ({ made: rowsOf(table, madeWith ?? new Uint32Array()), around: rowsOf(table, around) }),
    [table, madeWith, around],
  );
  const common = { reference, table, prependsSpace: false, figure: "id", level: "h4" } as const;
  return (
    <section
      className="audit-section"
      aria-labelledby={title}
      data-made-with={madeWith?.length}
      data-around={around.length}
    >
      <h3 id={title}>What it is part of</h3>
      <p>{partOfInWords(madeWith?.length ?? null, around.length)}</p>
      <EntryList {...common} title="Made of it by their last merge" rows={rows.made} />
      <EntryList {...common} title="With its bytes in them" rows={rows.around} />
    </section>
  );
}

function partOfInWords(made: number | null, around: number): string {
  if (around === 0) return "Nothing: no longer entry has its bytes in it.";
  const bytes = `${plural(around, "longer entry has", "longer entries have")} its bytes in ${around === 1 ? "it" : "them"}`;
  if (made === null) return `${bytes}. None is merged of it: this model does not put entries together.`;
  if (made === 0) return `${bytes}, and of none is it one of the two that merge last.`;
  return `${bytes}; of ${formatCount(made)} it is one of the two that merge last.`;
}

function rowsOf({ ids }: VocabularyTable, wanted: Uint32Array): number[] {
  return Array.from(wanted, (id) => countBelow(ids, id));
}
