import Plus from "lucide-react/icons/plus";
import type { ReactElement } from "react";
import { maxColumns } from "../../state/compare/slice";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { Button, PopoverButton } from "../../ui/controls";
import { LazyPart } from "../../ui/LazyPart";

// The list brings a search box with it, which the first page can do without.
const load = () => import("./TokenizerPicker");

interface AddTokenizerProps {
  readonly chosen: readonly TokenizerReference[];
  readonly open: boolean;
  onOpenChange(open: boolean): void;
}

/** The button that opens the list of tokenizers, with the places that are taken. */
export function AddTokenizer({ chosen, open, onOpenChange }: AddTokenizerProps): ReactElement {
  const close = () => onOpenChange(false);
  return (
    <PopoverButton
      label="Add tokenizer"
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button className="toolbar-add">
          <Plus size={16} /> Add tokenizer
          <span className="toolbar-places">
            {chosen.length} of {maxColumns}
          </span>
        </Button>
      }
    >
      <LazyPart load={load} props={{ chosen, onClose: close }} place="panel" onGiveUp={close} />
    </PopoverButton>
  );
}
