import { type ComponentType, type ReactElement, useState } from "react";
import { instrumentNames, instruments } from "../../../instruments";
import type { Instrument } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import { LoadNote, ToggleGroup } from "../../../ui/controls";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { useModule } from "../../../ui/useModule";
import { useIsChat } from "../useIsChat";
import { openInstrument } from "./openInstrument";
import type { PanelProps } from "./panels";

type Name = Instrument | "ratios";

/** What measures the columns, one at a time below them, in the order of its buttons. */
const labels = new Map<Name, string>([
  ["ratios", "Ratios"],
  ["cost", "Cost"],
  ["differences", "Differences"],
  ["two", "A and B"],
  ["lines", "Lines"],
  ["end", "Prompt’s end"],
  ["cut", "Cut to size"],
  ...instrumentNames.map((name) => [name, instruments[name]] as const),
]);
const names = [...labels.keys()];

/** Those that need no text which all columns have. Lines are messages there. */
const ofChats: readonly Name[] = ["ratios", "cost", "lines"];

const loaders = new Map<Name, () => Promise<{ default: ComponentType<PanelProps> }>>([
  ["ratios", () => import("../RatiosTable")],
]);

/** What loads one: each comes when it is opened. The same function at each call. */
function loaderOf(name: Name) {
  const load = loaders.get(name) ?? (() => import("./panels").then(({ loadPanel }) => loadPanel(name as Instrument)));
  loaders.set(name, load);
  return load;
}

/** They come once a column has answered, and stay while another text is counted: they have nothing to say before. */
export function Instruments(props: PanelProps): ReactElement | null {
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
    label: isChat && value === "lines" ? "Messages" : (labels.get(value) ?? value),
  }));
  const { module, hasFailed, retry } = useModule(loaderOf(open), hasAnswer ? 1 : 0);
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
