import { type ComponentType, type ReactElement, useId, useState } from "react";
import { instrumentGroups } from "../../../instruments";
import type { Instrument } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import { LoadNote, ToggleGroup } from "../../../ui/controls";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { useIsFirstLook } from "../../../ui/useIsFirstLook";
import { useMedia } from "../../../ui/useMedia";
import { useModule } from "../../../ui/useModule";
import { useIsChat } from "../useIsChat";
import type { BarProps } from "./InstrumentList";
import { openInstrument } from "./openInstrument";
import type { PanelProps } from "./panels";

type Name = Instrument | "ratios";

/** What measures the columns, one at a time below them, in the order of its buttons. */
const groups = Object.entries<Readonly<Partial<Record<Name, string>>>>(instrumentGroups).map(
  ([title, labels]) => [title, Object.entries(labels) as [Name, string][]] as const,
);

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
  const isThere = (name: Name) => (isChat ? ofChats.includes(name) : name !== "two" || hasOther);
  const open = isThere(chosen) ? chosen : "ratios";
  const offered = groups
    .map(([title, labels]) => ({
      title,
      choices: labels
        .filter(([value]) => isThere(value))
        .map(([value, label]) => ({ value, label: isChat && value === "lines" ? "Messages" : label })),
    }))
    .filter(({ choices }) => choices.length > 0);
  const { module, hasFailed, retry } = useModule(loaderOf(open), hasAnswer ? 1 : 0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (!hasAnswer) return null;
  return (
    <div className="instruments">
      <InstrumentBar open={open} groups={offered} />
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

const loadList = () => import("./panels");

/** All of them in sight; where there is no room for that, a list. */
function InstrumentBar({ open, groups }: BarProps): ReactElement {
  const name = useId();
  const isNarrow = useMedia("(max-width: 720px)");
  const isFirstLook = useIsFirstLook();
  const { module, hasFailed } = useModule(loadList, isNarrow ? 1 : 0);
  // Style hides the buttons on a phone, in the HTML of the build too, and keeps the list's room.
  if (isNarrow && !hasFailed)
    return <div className="instrument-list">{module && <module.InstrumentList {...{ open, groups }} />}</div>;
  return (
    <>
      <div className={`instrument-bar ${hasFailed ? "" : "wide"}`} role="radiogroup" aria-label="Figures below">
        {groups.map(({ title, choices }) => (
          <div key={title}>
            <span className="instrument-title" aria-hidden="true">
              {title}
            </span>
            <ToggleGroup label={title} name={name} value={open} choices={choices} onChange={openInstrument} />
          </div>
        ))}
      </div>
      {isFirstLook && <div className="instrument-list" />}
    </>
  );
}
