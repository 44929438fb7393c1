import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/covers/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { ChainTable } from "./ChainTable";
import { Told } from "./Told";

/** What the end of a prompt leaves open, in every column, and a worked example of why that matters. */
export default function CoversPanel(): ReactElement {
  return (
    <>
      <InstrumentPanel name="covers" instrument={instrument}>
        {(columns) => <Told columns={columns} />}
      </InstrumentPanel>
      <ChainTable />
    </>
  );
}
