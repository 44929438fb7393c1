import * as Dropdown from "@radix-ui/react-dropdown-menu";
import * as Popover from "@radix-ui/react-popover";
import { type ReactElement, useEffect, useRef } from "react";
import type { MenuEntry, MenuProps, PopoverProps } from "./floatingProps";

interface FloatingMenuProps extends MenuProps {
  readonly entries: readonly MenuEntry[];
  /** Whether a key asked for it: then its first entry has the focus. */
  readonly focusFirst: boolean;
}

/** An open menu under a button: what `Menu` loads when it is first asked for. */
export function FloatingMenu({ trigger, entries, focusFirst }: FloatingMenuProps): ReactElement {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!focusFirst) return;
    // Radix gives the menu itself the focus, once it is placed.
    const timer = setTimeout(() => content.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus());
    return () => clearTimeout(timer);
  }, [focusFirst]);
  return (
    <Dropdown.Root modal={false} defaultOpen>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content ref={content} className="floating menu" align="end" sideOffset={4} collisionPadding={8}>
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} />
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }): ReactElement {
  if (entry.onSelect === undefined) return <Dropdown.Label className="menu-label">{entry.label}</Dropdown.Label>;
  return (
    <Dropdown.Item className="menu-item" disabled={entry.disabled ?? false} onSelect={entry.onSelect}>
      {entry.icon}
      {entry.label}
    </Dropdown.Item>
  );
}

/** A panel under a button: what `PopoverButton` loads when it is first opened. */
export function FloatingPopover({
  trigger,
  label,
  open,
  onOpenChange,
  className = "",
  children,
}: PopoverProps): ReactElement {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`floating ${className}`}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
