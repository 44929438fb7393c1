import { type ComponentType, type ReactElement, useState } from "react";
import { useAppStore } from "../../../state/store";
import { LoadNote, ToggleGroup } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";
import type { TokenizerPool } from "../../../worker/pool/pool";
import { useIsChat } from "../useIsChat";
import { type Instrument, openInstrument, useOpenInstrument } from "./openInstrument";

interface InstrumentsProps {
  readonly pool: Promise<TokenizerPool>;
}

/** What measures the columns, one at a time below them, by its name; each comes when it is opened. */
const instruments: Readonly<Record<Instrument, () => Promise<{ default: ComponentType<InstrumentsProps> }>>> = {
  Ratios: () => import("../RatiosTable"),
  Cost: () => import("./cost/CostTable"),
  Differences: () => import("./differences/Differences"),
  "A and B": () => import("../two/TokenDiff"),
  Lines: () => import("./lines/LinesPanel"),
  "Prompt’s end": () => import("./promptEnd/PromptEndPanel"),
  "Cut to size": () => import("./cut/CutPanel"),
};
const names = Object.keys(instruments) as Instrument[];

/** Those that need no text which all columns have. */
const ofChats: readonly Instrument[] = ["Ratios", "Cost"];

/** They come once a column has answered, and stay while another text is counted: they have nothing to say before. */
export function Instruments(props: InstrumentsProps): ReactElement | null {
  const hasAnswer = useAppStore(({ columns }) =>
    Object.values(columns).some((column) => column?.state !== "loading" || column.beginning !== null),
  );
  const hasOther = useAppStore(({ comparison }) => comparison.other !== undefined);
  const chosen = useOpenInstrument((state) => state.open);
  // One comes with its options, which a link has.
  const hasCut = useAppStore(({ comparison }) => comparison.cut !== undefined);
  const isChat = useIsChat();
  const there = names.filter((name) => (isChat ? ofChats.includes(name) : name !== "A and B" || hasOther));
  const wanted = hasCut ? "Cut to size" : chosen;
  const open = there.includes(wanted) ? wanted : "Ratios";
  const choices = there.map((value) => ({ value, label: value }));
  const { module, hasFailed, retry } = useModule(instruments[open], hasAnswer ? 1 : 0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (!hasAnswer) return null;
  return (
    <div className="instruments">
      <ToggleGroup<Instrument> label="Figures below" value={open} choices={choices} onChange={openInstrument} />
      {module !== null && <module.default {...props} />}
      {hasFailed && dismissed !== open && (
        <LoadNote hasFailed place="over" onRetry={retry} onGiveUp={() => setDismissed(open)} />
      )}
    </div>
  );
}
