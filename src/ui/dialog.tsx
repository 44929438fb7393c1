import * as RadixDialog from "@radix-ui/react-dialog";
import X from "lucide-react/icons/x";
import { type ReactElement, type ReactNode, useRef } from "react";
import { IconButton } from "./controls";

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly children: ReactNode;
  onOpenChange(open: boolean): void;
}

/** A modal dialog with a title and a way out. */
export function Dialog({ title, open, children, onOpenChange }: DialogProps): ReactElement {
  // Known before there is anything in the dialog that may take the focus by itself.
  const opener = useRef<Element>(null);
  const wasOpen = useRef(false);
  if (open && !wasOpen.current) opener.current = document.activeElement;
  wasOpen.current = open;
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="dialog-overlay" />
        <RadixDialog.Content
          className="floating dialog"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            // Radix gives the focus back to a trigger of its own; a dialog that a key opened has none.
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
        >
          <RadixDialog.Close asChild>
            <IconButton label="Close" style={{ position: "absolute", insetBlockStart: 16, insetInlineEnd: 16 }}>
              <X size={18} />
            </IconButton>
          </RadixDialog.Close>
          <RadixDialog.Title asChild>
            <h2>{title}</h2>
          </RadixDialog.Title>
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
