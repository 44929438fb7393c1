import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/ways/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** The text cut in all ways, in every column. */
export default function WaysPanel(): ReactElement {
  return (
    <InstrumentPanel name="ways" instrument={instrument}>
      {(columns) => <Told columns={columns} />}
    </InstrumentPanel>
  );
}
