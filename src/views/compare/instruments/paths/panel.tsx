import type { ReactElement } from "react";
import { mostListed, paths } from "../../../../instruments/paths/paths";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** In how many ways the text is spelt, in every column. */
export default function PathsPanel(): ReactElement {
  return (
    <InstrumentPanel name="paths" instrument={paths}>
      {(columns) => <Told columns={columns} mostListed={mostListed} />}
    </InstrumentPanel>
  );
}
