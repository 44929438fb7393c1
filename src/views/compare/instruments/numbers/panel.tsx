import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/numbers/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** How numbers are cut, in every column. */
export default function NumbersPanel(): ReactElement {
  return (
    <InstrumentPanel name="numbers" instrument={instrument}>
      {(columns, { decimals }) => <Told columns={columns} decimals={decimals} />}
    </InstrumentPanel>
  );
}
