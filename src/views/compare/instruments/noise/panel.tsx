import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/noise/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** What noise does to the text's tokens, in every column. */
export default function NoisePanel(): ReactElement {
  return (
    <InstrumentPanel name="noise" instrument={instrument}>
      {(columns, options) => <Told columns={columns} options={options} />}
    </InstrumentPanel>
  );
}
