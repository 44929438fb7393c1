import RotateCw from "lucide-react/icons/rotate-cw";
import X from "lucide-react/icons/x";
import {
  type ComponentProps,
  cloneElement,
  type ReactElement,
  type ReactNode,
  useCallback,
  useId,
  useState,
} from "react";
import "./controls.css";
import type { MenuProps, PopoverProps, Trigger } from "./floatingProps";
import { useHint } from "./Hint";
import { useHeldKeys } from "./heldKeys";
import { useModule } from "./useModule";

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: "plain" | "primary" | "quiet" | "danger";
}

/**
 * A button with text, or with an icon and text. One that is disabled while it has the focus keeps it, and only says so until it is
 * left: else whoever steps by keys would be nowhere after the last step.
 */
export function Button({ look = "plain", className = "", disabled = false, ...rest }: ButtonProps): ReactElement {
  const { onClick, onFocus, onBlur } = rest;
  const [hasFocus, setHasFocus] = useState(false);
  const isHeld = disabled && hasFocus;
  return (
    <button
      type="button"
      className={`button ${look} ${className}`}
      {...rest}
      disabled={disabled && !isHeld}
      aria-disabled={isHeld || rest["aria-disabled"]}
      onClick={(event) => (isHeld ? event.preventDefault() : onClick?.(event))}
      onFocus={(event) => {
        setHasFocus(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setHasFocus(false);
        onBlur?.(event);
      }}
    />
  );
}

interface IconButtonProps extends ButtonProps {
  /** What it does; read out, and shown on hover. */
  readonly label: string;
}

/** A button with nothing but an icon. */
export function IconButton({ label, className = "", look = "quiet", ...rest }: IconButtonProps): ReactElement {
  return <Button look={look} className={`icon ${className}`} aria-label={label} title={label} {...rest} />;
}

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

interface ToggleGroupProps<T extends string> {
  readonly label: string;
  /** Of its radio buttons, where several groups are one choice: arrow keys go from one to the next. */
  readonly name?: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  onChange(value: T): void;
}

/** One of a few choices, all in sight: radio buttons in the dress of a segmented control. */
export function ToggleGroup<T extends string>(props: ToggleGroupProps<T>): ReactElement {
  const { label, value, choices, onChange } = props;
  const ownName = useId();
  const { name = ownName } = props;
  return (
    <div className="toggle-group" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <Toggle
          key={choice.value}
          {...choice}
          name={name}
          checked={choice.value === value}
          onChange={() => onChange(choice.value)}
        />
      ))}
    </div>
  );
}

interface ToggleProps extends Omit<Choice<string>, "value"> {
  readonly name: string;
  readonly checked: boolean;
  onChange(): void;
}

function Toggle({ label, hint, name, checked, onChange }: ToggleProps): ReactElement {
  const { triggers, describedBy, bubble } = useHint(hint);
  return (
    <>
      <label {...triggers}>
        <input type="radio" name={name} checked={checked} aria-describedby={describedBy} onChange={onChange} />
        <span>{label}</span>
      </label>
      {bubble}
    </>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

/** On or off, with its label beside it. */
export function Switch({ label, hint, checked, onChange }: SwitchProps): ReactElement {
  const { triggers, describedBy, bubble } = useHint(hint);
  return (
    <>
      <label className="switch-field" {...triggers}>
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox has its state by itself
          role="switch"
          className="switch"
          checked={checked}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {bubble}
    </>
  );
}

interface ProblemProps {
  /** What went wrong, and what helps. */
  readonly problem: string;
  readonly className?: string;
  /** Ways on besides trying again. */
  readonly children?: ReactNode;
  onRetry(): void;
}

/** Says what did not work, with a way to try it again. */
export function Problem({ problem, className, children, onRetry }: ProblemProps): ReactElement {
  return (
    <div role="alert" className={className}>
      <p>{problem}</p>
      <Button onClick={onRetry}>
        <RotateCw size={15} /> Retry
      </Button>
      {children}
    </div>
  );
}

interface LoadNoteProps {
  readonly hasFailed: boolean;
  /** Over the page, or in a panel that is open already. */
  readonly place: "over" | "panel";
  onRetry(): void;
  onGiveUp(): void;
}

/** What helps where a part of the page does not come. */
export const checkConnection = "Check the connection, then try again.";

/** Says of a part of the page that was asked for that it is coming, or that it did not come, with ways on. */
export function LoadNote({ hasFailed, place, onRetry, onGiveUp }: LoadNoteProps): ReactElement {
  const look = place === "over" ? "floating load-note over" : "load-note";
  if (!hasFailed) {
    return (
      <p role="status" className={`${look} waiting`}>
        Loading …
      </p>
    );
  }
  return (
    <Problem
      problem={`That part of the page could not be loaded. ${checkConnection}`}
      className={look}
      onRetry={onRetry}
    >
      <IconButton label="Dismiss" onClick={onGiveUp}>
        <X size={16} />
      </IconButton>
    </Problem>
  );
}

/** What floats over the page brings a positioning engine with it, which the first page can do without. */
const loadFloating = () => import("./floating");

function preloadFloating(): void {
  // A failure shows when it is asked for.
  loadFloating().catch(() => {});
}

/** What a button does about something that floats and is not there yet. */
function awaiting(trigger: Trigger, kind: "menu" | "dialog", ask: (byKey: boolean) => void) {
  return cloneElement(trigger, {
    "aria-haspopup": kind,
    "aria-expanded": false,
    onPointerEnter: preloadFloating,
    onFocus: preloadFloating,
    onClick: (event) => ask(event.detail === 0),
    onKeyDown: (event) => {
      if (kind === "menu" && event.key === "ArrowDown") ask(true);
    },
  });
}

/** A menu under a button. */
export function Menu({ trigger, entries }: MenuProps): ReactElement {
  const [asked, setAsked] = useState({ attempt: 0, byKey: false });
  const loadEntries = typeof entries === "function" ? entries : null;
  const load = useCallback(() => Promise.all([loadFloating(), loadEntries?.() ?? []]), [loadEntries]);
  const { module, hasFailed, retry } = useModule(load, asked.attempt);
  const isAwaited = asked.attempt > 0 && module === null;
  const giveUp = () => setAsked({ attempt: 0, byKey: false });
  useHeldKeys(isAwaited, giveUp);
  if (module !== null) {
    const [{ FloatingMenu }, loaded] = module;
    const shown = typeof entries === "function" ? loaded : entries;
    return <FloatingMenu trigger={trigger} entries={shown} focusFirst={asked.byKey} />;
  }
  return (
    <>
      {awaiting(trigger, "menu", (byKey) => setAsked(({ attempt }) => ({ attempt: attempt + 1, byKey })))}
      {isAwaited && <LoadNote {...{ hasFailed }} place="over" onRetry={retry} onGiveUp={giveUp} />}
    </>
  );
}

/** A button with a panel under it. */
export function PopoverButton(props: PopoverProps): ReactElement {
  const { open, onOpenChange } = props;
  const [attempt, setAttempt] = useState(0);
  // A key may have opened it.
  if (open && attempt === 0) setAttempt(1);
  const { module: floating, hasFailed, retry } = useModule(loadFloating, attempt);
  const giveUp = () => {
    // Else what comes later would take the place of the button, and the focus with it.
    setAttempt(0);
    onOpenChange(false);
  };
  useHeldKeys(open && floating === null, giveUp);
  if (floating !== null) return <floating.FloatingPopover {...props} />;
  return (
    <>
      {awaiting(props.trigger, "dialog", () => {
        setAttempt((last) => last + 1);
        onOpenChange(true);
      })}
      {open && <LoadNote {...{ hasFailed }} place="over" onRetry={retry} onGiveUp={giveUp} />}
    </>
  );
}

interface ProgressProps {
  readonly label: string;
  readonly value: number;
  /** Null where nobody knows how much there is. */
  readonly max: number | null;
}

/** How much of a whole is done. */
export function Progress({ label, value, max }: ProgressProps): ReactElement {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      {...(max !== null && { "aria-valuenow": value, "aria-valuemin": 0, "aria-valuemax": max })}
    >
      <div
        className={max === null ? "progress-bar unknown" : "progress-bar"}
        style={max === null ? undefined : { width: `${max === 0 ? 0 : (100 * value) / max}%` }}
      />
    </div>
  );
}
