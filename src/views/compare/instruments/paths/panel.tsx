import type { ReactElement } from "react";
import { instrument, mostListed } from "../../../../instruments/paths/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** In how many ways the text is spelt, in every column. */
export default function PathsPanel(): ReactElement {
  return (
    <InstrumentPanel name="paths" instrument={instrument}>
      {(columns) => <Told columns={columns} mostListed={mostListed} />}
    </InstrumentPanel>
  );
}
