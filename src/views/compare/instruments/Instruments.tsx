import { type ComponentType, type ReactElement, useState } from "react";
import { useAppStore } from "../../../state/store";
import { LoadNote, ToggleGroup } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";
import type { TokenizerPool } from "../../../worker/pool/pool";

/** What measures the columns, one at a time below them, by its name; each comes when it is opened. */
const instruments = {
  Ratios: () => import("../RatiosTable"),
  Cost: () => import("./cost/CostTable"),
  Differences: () => import("./differences/Differences"),
  "Prompt’s end": () => import("./promptEnd/PromptEndPanel"),
};
type Instrument = keyof typeof instruments;
const choices = (Object.keys(instruments) as Instrument[]).map((value) => ({ value, label: value }));

interface InstrumentsProps {
  readonly pool: Promise<TokenizerPool>;
}

/** They come once a column has answered: they have nothing to say before. */
export function Instruments(props: InstrumentsProps): ReactElement | null {
  const hasAnswer = useAppStore(({ columns }) => Object.values(columns).some((column) => column?.state !== "loading"));
  const [open, setOpen] = useState<Instrument>("Ratios");
  const { module, hasFailed, retry } = useModule<{ default: ComponentType<InstrumentsProps> }>(
    instruments[open],
    hasAnswer ? 1 : 0,
  );
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (!hasAnswer) return null;
  return (
    <div className="instruments">
      <ToggleGroup<Instrument> label="Figures below" value={open} choices={choices} onChange={setOpen} />
      {module !== null && <module.default {...props} />}
      {hasFailed && dismissed !== open && (
        <LoadNote hasFailed place="over" onRetry={retry} onGiveUp={() => setDismissed(open)} />
      )}
    </div>
  );
}
