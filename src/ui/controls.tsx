import * as Dropdown from "@radix-ui/react-dropdown-menu";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { useId } from "react";
import "./controls.css";

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: "plain" | "primary" | "quiet";
}

/** A button with text, or with an icon and text. */
export function Button({ look = "plain", className = "", ...rest }: ButtonProps): ReactElement {
  return <button type="button" className={`button ${look} ${className}`} {...rest} />;
}

interface IconButtonProps extends ButtonProps {
  /** What it does; read out, and shown on hover. */
  readonly label: string;
}

/** A button with nothing but an icon. */
export function IconButton({ label, className = "", look = "quiet", ...rest }: IconButtonProps): ReactElement {
  return <Button look={look} className={`icon ${className}`} aria-label={label} title={label} {...rest} />;
}

interface ToggleGroupProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly hint?: string }[];
  onChange(value: T): void;
}

/** One of a few choices, all in sight: radio buttons in the dress of a segmented control. */
export function ToggleGroup<T extends string>({ label, value, choices, onChange }: ToggleGroupProps<T>): ReactElement {
  const name = useId();
  return (
    <div className="toggle-group" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} title={choice.hint}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
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
  return (
    <label className="switch-field" title={hint}>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox has its state by itself
        role="switch"
        className="switch"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
}

/** A menu under a button. */
export function Menu({ trigger, children }: MenuProps): ReactElement {
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content className="floating menu" align="end" sideOffset={4} collisionPadding={8}>
          {children}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onSelect(): void;
}

/** An entry of a {@link Menu}. */
export function MenuItem({ icon, disabled = false, children, onSelect }: MenuItemProps): ReactElement {
  return (
    <Dropdown.Item className="menu-item" disabled={disabled} onSelect={onSelect}>
      {icon}
      {children}
    </Dropdown.Item>
  );
}

/** A heading within a {@link Menu}. */
export function MenuLabel({ children }: { readonly children: ReactNode }): ReactElement {
  return <Dropdown.Label className="menu-label">{children}</Dropdown.Label>;
}

interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
}

/** How much of a whole is done. */
export function Progress({ label, value, max }: ProgressProps): ReactElement {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
    >
      <div className="progress-bar" style={{ width: `${max === 0 ? 0 : (100 * value) / max}%` }} />
    </div>
  );
}
