import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/overlap/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** How near the text and text B are to each other in every column. */
export default function OverlapPanel(): ReactElement {
  return (
    <InstrumentPanel name="overlap" instrument={instrument}>
      {(columns) => <Told columns={columns} />}
    </InstrumentPanel>
  );
}
