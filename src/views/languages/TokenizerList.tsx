import { Plus, X } from "lucide-react";
import { lazy, type ReactElement, Suspense } from "react";
import { maxColumns } from "../../state/comparison";
import { actions, useAppStore } from "../../state/store";
import { catalogueEntry } from "../../tokenizers/catalogue";
import { Button, IconButton, PopoverButton } from "../../ui/controls";

const TokenizerPicker = lazy(() => import("../compare/TokenizerPicker"));

interface TokenizerListProps {
  readonly pickerOpen: boolean;
  onPickerOpenChange(open: boolean): void;
}

/** The tokenizers that are compared, the same as on Compare, each with its colour. */
export function TokenizerList({ pickerOpen, onPickerOpenChange }: TokenizerListProps): ReactElement {
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  return (
    <div className="tokenizer-list">
      <ul aria-label="Tokenizers">
        {tokenizers.map((reference, i) => {
          const { label } = catalogueEntry(reference);
          return (
            <li key={reference}>
              <span className="swatch" style={{ background: `var(--series-${i})` }} aria-hidden="true" />
              {label}
              <IconButton
                label={`Remove ${label}`}
                disabled={tokenizers.length === 1}
                onClick={() => actions.removeTokenizer(reference)}
              >
                <X size={14} />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <PopoverButton
        label="Add tokenizer"
        open={pickerOpen}
        onOpenChange={onPickerOpenChange}
        trigger={
          <Button className="toolbar-add">
            <Plus size={16} /> Add tokenizer
            <span className="toolbar-places">
              {tokenizers.length} of {maxColumns}
            </span>
          </Button>
        }
      >
        <Suspense fallback={<p className="picker-note">Loading the list …</p>}>
          <TokenizerPicker chosen={tokenizers} />
        </Suspense>
      </PopoverButton>
    </div>
  );
}
