import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/parts/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** Whether parts of the text are encoded and decoded as the whole is, in every column. */
export default function PartsPanel(): ReactElement {
  return (
    <InstrumentPanel name="parts" instrument={instrument}>
      {(columns) => <Told columns={columns} />}
    </InstrumentPanel>
  );
}
