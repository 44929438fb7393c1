import type { ReactElement } from "react";
import { useAppStore } from "../../../state/store";
import { usePrinting } from "../../../ui/usePrinting";

/** UTF-16 units of the text that go to paper: some pages of them. */
const printedUnits = 20_000;

/** The text as paper has it, where a field would show but a part. */
export function PrintedText(): ReactElement | null {
  const isPrinting = usePrinting();
  const text = useAppStore((state) => (isPrinting ? state.comparison.text : ""));
  if (text === "") return null;
  return (
    <p className="printed-text" dir="auto">
      {text.slice(0, printedUnits)}
      {text.length > printedUnits && " … The rest is not printed."}
    </p>
  );
}
