import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/canonical/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** Whether ids are what encoding gives, in every column. */
export default function CanonicalPanel(): ReactElement {
  return (
    <InstrumentPanel name="canonical" instrument={instrument}>
      {(columns) => <Told columns={columns} />}
    </InstrumentPanel>
  );
}
