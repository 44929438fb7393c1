import type { ReactElement } from "react";
import type { CommonPart } from "../../analysis/vocabulary/pair/commonPart";
import { scriptName } from "../scriptName";
import { ListPart } from "./ListPart";
import { SharesTable } from "./SharesTable";
import type { PairPartProps } from "./shared";

/** Scripts that are shown at once. */
const mostScripts = 12;

const formNames: Readonly<Record<string, string>> = {
  singleByte: "Single bytes",
  fragment: "Pieces of a character",
  severalParts: "Pieces with more beside them",
  control: "Control tokens",
  reserved: "Reserved names",
  twin: "Twins",
  text: "Text",
};

const scriptNames: Readonly<Record<string, string>> = {
  Zyyy: "No script (signs, digits, spaces)",
  mixed: "Several scripts",
  none: "No text",
};

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
          nameOf={(name) => scriptNames[name] ?? scriptName(name)}
        />
        <SharesTable title="Length in bytes" rows={part.lengths} />
        <SharesTable title="Form" rows={part.forms} nameOf={(name) => formNames[name] ?? name} />
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
