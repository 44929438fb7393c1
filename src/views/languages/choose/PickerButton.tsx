import ChevronDown from "lucide-react/icons/chevron-down";
import { type ComponentType, type ReactElement, useState } from "react";
import { Button, PopoverButton } from "../../../ui/controls";
import { LazyPart } from "../../../ui/LazyPart";

interface PickerButtonProps<Props> {
  /** What is chosen with it. */
  readonly label: string;
  /** What is chosen now. */
  readonly value: string;
  /** The list, which comes when it is asked for; the same function at each call. */
  load(): Promise<{ readonly default: ComponentType<Props & { onClose(): void }> }>;
  readonly props: Props;
}

/** A choice among more than a menu has room for: a button that says what is chosen, and a list to search below it. */
export function PickerButton<Props extends object>({
  label,
  value,
  load,
  props,
}: PickerButtonProps<Props>): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <span className="labelled">
      <span aria-hidden="true">{label}</span>
      <PopoverButton
        label={label}
        open={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <Button className="picker-button" aria-label={`${label}: ${value}`}>
            <span>{value}</span> <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      >
        <LazyPart load={load} props={{ ...props, onClose: close }} place="panel" onGiveUp={close} />
      </PopoverButton>
    </span>
  );
}
