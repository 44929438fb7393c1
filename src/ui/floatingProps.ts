import type { ComponentProps, ReactElement, ReactNode } from "react";

/** The button that something floats under. */
export type Trigger = ReactElement<ComponentProps<"button">>;

/** An entry of a menu; without `onSelect` a heading. */
export interface MenuEntry {
  readonly key: string;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  onSelect?(): void;
}

/** A menu under a button. */
export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: Trigger;
  /** Or the same function at each call, which loads them when the menu is first asked for. */
  readonly entries: readonly MenuEntry[] | (() => Promise<readonly MenuEntry[]>);
}

/** A button with a panel under it. */
export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: Trigger;
  readonly label: string;
  readonly open: boolean;
  readonly className?: string;
  readonly children: ReactNode;
  onOpenChange(open: boolean): void;
}
