import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/units/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** Gold words, terms and the text's tokens as units that people know, in every column. */
export default function UnitsPanel(): ReactElement {
  return (
    <InstrumentPanel name="units" instrument={instrument}>
      {(columns) => <Told columns={columns} />}
    </InstrumentPanel>
  );
}
