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
export function CommonPartTables({ part, request, heldTo }: CommonPartTablesProps): ReactElement {
  return (
    <section aria-labelledby="pair-common">
      <h2 id="pair-common">The common part</h2>
      <div className="pair-tables">
        <SharesTable
          title="Script"
          rows={part.scripts.slice(0, mostScripts)}
          nameOf={(name) => wordsOfClass("script", name).label}
        />
        <SharesTable title="Length in bytes" rows={part.lengths} />
        <SharesTable title="Form" rows={part.forms} nameOf={(name) => wordsOfClass("form", name).label} />
        <SharesTable
          title="Qtok’s classes"
          term="qtok"
          rows={part.qtok}
          nameOf={(name) =>
            // Real ones, by the files' flags, are left out of what is compared; Qtok goes by their looks.
            name === "control_tokens" ? "Written like control tokens" : wordsOfClass("qtok", name).label
          }
        />
      </div>
      <ListPart
        {...{ request, heldTo }}
        title="All common entries"
        heads={["Entry", "Id in A", "Id in B"]}
        list="common"
      />
    </section>
  );
}
