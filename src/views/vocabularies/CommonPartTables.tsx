import type { ReactElement } from "react";
import type { CommonPart } from "../../analysis/vocabulary/pair/commonPart";
import { wordsOfClass } from "../tokenizers/page/audit/classWords";
import { ListPart } from "./ListPart";
import { SharesTable } from "./SharesTable";
import type { PairPartProps } from "./shared";

/** Scripts that are shown at once. */
const mostScripts = 12;

interface CommonPartTablesProps extends PairPartProps {
  readonly part: CommonPart;
}

/** The common part by what entries are. */
export function CommonPartTables({ part, ...shared }: CommonPartTablesProps): ReactElement {
  const { a, b } = shared;
  const names = { a, b };
  return (
    <section aria-labelledby="pair-common">
      <h2 id="pair-common">The common part</h2>
      <div className="pair-tables">
        <SharesTable
          {...names}
          title="Script"
          rows={part.scripts.slice(0, mostScripts)}
          nameOf={(name) => wordsOfClass("script", name).label}
        />
        <SharesTable {...names} title="Length in bytes" rows={part.lengths} />
        <SharesTable {...names} title="Form" rows={part.forms} nameOf={(name) => wordsOfClass("form", name).label} />
        <SharesTable
          {...names}
          title="Qtok’s classes"
          term="qtok"
          rows={part.qtok}
          nameOf={(name) =>
            // Real ones, by the files' flags, are left out of what is compared; Qtok goes by their looks.
            name === "control_tokens" ? "Written like control tokens" : wordsOfClass("qtok", name).label
          }
        />
      </div>
      <ListPart {...shared} title="All common entries" heads={["Entry", `Id in ${a}`, `Id in ${b}`]} list="common" />
    </section>
  );
}
