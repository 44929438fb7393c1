import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/identifiers/instrument";
import { languages } from "../../../../instruments/identifiers/languages";
import { InstrumentPanel } from "../frame/InstrumentPanel";
import { Told } from "./Told";

/** Whether tokens of code end where its names' words do, in every column. */
export default function IdentifiersPanel(): ReactElement {
  return (
    <InstrumentPanel name="identifiers" instrument={instrument}>
      {(columns, { language }) => <Told columns={columns} language={languages[language]} />}
    </InstrumentPanel>
  );
}
