import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/wordBytes/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** The text word by word, beside the tokens of every column. */
export default function WordBytesPanel(): ReactElement {
  return (
    <InstrumentPanel name="wordBytes" instrument={instrument}>
      {(columns, { billions }) => <Told columns={columns} billions={billions} />}
    </InstrumentPanel>
  );
}
