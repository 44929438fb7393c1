import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/pooling/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** How else the text could be parted than into tokens, beside every column's. */
export default function PoolingPanel(): ReactElement {
  return (
    <InstrumentPanel name="pooling" instrument={instrument}>
      {(columns, options) => <Told columns={columns} options={options} />}
    </InstrumentPanel>
  );
}
