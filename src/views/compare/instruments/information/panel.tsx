import type { ReactElement } from "react";
import { information } from "../../../../instruments/information/information";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** How much the ids of the text carry, in every column. */
export default function InformationPanel(): ReactElement {
  return (
    <InstrumentPanel name="information" instrument={information}>
      {(columns, options) => <Told columns={columns} options={options} />}
    </InstrumentPanel>
  );
}
