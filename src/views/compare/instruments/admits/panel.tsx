import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/admits/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** Which entries may come next in every column, where an expression or JSON must come out. */
export default function AdmitsPanel(): ReactElement {
  return (
    <InstrumentPanel name="admits" instrument={instrument}>
      {(columns, { by }) => <Told columns={columns} what={by === "json" ? "JSON" : "the expression"} />}
    </InstrumentPanel>
  );
}
