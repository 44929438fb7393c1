import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/letters/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** Where a letter is in the tokens of every column. */
export default function LettersPanel(): ReactElement {
  return (
    <InstrumentPanel name="letters" instrument={instrument}>
      {(columns) => <Told columns={columns} />}
    </InstrumentPanel>
  );
}
