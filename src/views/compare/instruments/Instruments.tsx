import { type ReactElement, useState } from "react";
import { useAppStore } from "../../../state/store";
import { LoadNote, ToggleGroup } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";

/** What measures the columns, one at a time below them; each comes when it is opened. */
const instruments = {
  Ratios: () => import("../RatiosTable"),
  Differences: () => import("./differences/Differences"),
};
type Instrument = keyof typeof instruments;
const choices: readonly { readonly value: Instrument; readonly label: string }[] = [
  { value: "Ratios", label: "Ratios" },
  { value: "Differences", label: "Differences" },
];

/** They come once a column has answered: they have nothing to say before. */
export function Instruments(): ReactElement | null {
  const hasAnswer = useAppStore(({ columns }) => Object.values(columns).some((column) => column?.state !== "loading"));
  const [open, setOpen] = useState<Instrument>("Ratios");
  const { module, hasFailed, retry } = useModule<{ default(): ReactElement }>(instruments[open], hasAnswer ? 1 : 0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (!hasAnswer) return null;
  return (
    <div className="instruments">
      <ToggleGroup<Instrument> label="Figures below" value={open} choices={choices} onChange={setOpen} />
      {module !== null && <module.default />}
      {hasFailed && dismissed !== open && (
        <LoadNote hasFailed place="over" onRetry={retry} onGiveUp={() => setDismissed(open)} />
      )}
    </div>
  );
}
