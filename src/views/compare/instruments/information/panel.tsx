import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/information/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** How much the ids of the text carry, in every column. */
export default function InformationPanel(): ReactElement {
  return (
    <InstrumentPanel name="information" instrument={instrument}>
      {(columns, options) => <Told columns={columns} options={options} />}
    </InstrumentPanel>
  );
}
