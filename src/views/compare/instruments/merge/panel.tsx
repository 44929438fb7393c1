import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/merge/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** How far the tokens of the text could be joined further, in every column. */
export default function MergePanel(): ReactElement {
  return (
    <InstrumentPanel name="merge" instrument={instrument}>
      {(columns, options) => <Told columns={columns} options={options} />}
    </InstrumentPanel>
  );
}
