import { type ComponentType, type ReactElement, useState } from "react";
import type { Instrument } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import { LoadNote, ToggleGroup } from "../../../ui/controls";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { useModule } from "../../../ui/useModule";
import type { TokenizerPool } from "../../../worker/pool/pool";
import { useIsChat } from "../useIsChat";
import { openInstrument } from "./openInstrument";

interface InstrumentsProps {
  readonly pool: Promise<TokenizerPool>;
}

interface Choice {
  readonly label: string;
  readonly load: () => Promise<{ default: ComponentType<InstrumentsProps> }>;
}

/** What measures the columns, one at a time below them; each comes when it is opened. */
const choices: Readonly<Record<Instrument | "ratios", Choice>> = {
  ratios: { label: "Ratios", load: () => import("../RatiosTable") },
  cost: { label: "Cost", load: () => import("./cost/CostTable") },
  differences: { label: "Differences", load: () => import("./differences/Differences") },
  two: { label: "A and B", load: () => import("../two/TokenDiff") },
  lines: { label: "Lines", load: () => import("./lines/LinesPanel") },
  end: { label: "Prompt’s end", load: () => import("./promptEnd/PromptEndPanel") },
  cut: { label: "Cut to size", load: () => import("./cut/CutPanel") },
};
const names = Object.keys(choices) as (keyof typeof choices)[];

/** Those that need no text which all columns have. Lines are messages there. */
const ofChats: readonly (keyof typeof choices)[] = ["ratios", "cost", "lines"];

/** They come once a column has answered, and stay while another text is counted: they have nothing to say before. */
export function Instruments(props: InstrumentsProps): ReactElement | null {
  const hasAnswer = useAppStore(({ columns }) =>
    Object.values(columns).some((column) => column?.state !== "loading" || column.beginning !== null),
  );
  const hasOther = useAppStore(({ comparison }) => comparison.other !== undefined);
  // One comes with its options, which a link has.
  const chosen = useAppStore(({ comparison: { cut, instrument } }) => (cut ? "cut" : (instrument ?? "ratios")));
  const isChat = useIsChat();
  const there = names.filter((name) => (isChat ? ofChats.includes(name) : name !== "two" || hasOther));
  const open = there.includes(chosen) ? chosen : "ratios";
  const offered = there.map((value) => ({
    value,
    label: isChat && value === "lines" ? "Messages" : choices[value].label,
  }));
  const { module, hasFailed, retry } = useModule(choices[open].load, hasAnswer ? 1 : 0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (!hasAnswer) return null;
  return (
    <div className="instruments">
      <ToggleGroup label="Figures below" value={open} choices={offered} onChange={openInstrument} />
      {module !== null && (
        <ErrorBoundary key={open} part="This table">
          <module.default {...props} />
        </ErrorBoundary>
      )}
      {hasFailed && dismissed !== open && (
        <LoadNote hasFailed place="over" onRetry={retry} onGiveUp={() => setDismissed(open)} />
      )}
    </div>
  );
}
