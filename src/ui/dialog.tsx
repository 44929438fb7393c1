import * as RadixDialog from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { IconButton } from "./controls";

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly children: ReactNode;
  onOpenChange(open: boolean): void;
}

/** A modal dialog with a title and a way out. */
export function Dialog({ title, open, children, onOpenChange }: DialogProps): ReactElement {
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="dialog-overlay" />
        <RadixDialog.Content className="floating dialog" aria-describedby={undefined}>
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
