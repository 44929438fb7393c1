import X from "lucide-react/icons/x";
import { type ReactElement, useRef } from "react";
import { useColumnTitles } from "../state/compare/columnName";
import { removeColumn } from "../state/compare/removeColumn";
import { useAppStore } from "../state/store";
import { IconButton } from "../ui/controls";
import { useFocusAfterRemoval } from "../ui/useFocusAfterRemoval";
import { AddTokenizer } from "./compare/AddTokenizer";
import { Swatch } from "./Swatch";
import "./tokenizerList.css";

interface TokenizerListProps {
  readonly pickerOpen: boolean;
  onPickerOpenChange(open: boolean): void;
}

/** The tokenizers that are compared, the same as on Compare, each with its colour. */
export function TokenizerList({ pickerOpen, onPickerOpenChange }: TokenizerListProps): ReactElement {
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const titleOf = useColumnTitles();
  const list = useRef<HTMLDivElement>(null);
  useFocusAfterRemoval(list, tokenizers, "button:enabled");
  return (
    <div ref={list} className="tokenizer-list">
      <ul aria-label="Tokenizers">
        {tokenizers.map((reference) => {
          const label = titleOf(reference);
          return (
            <li key={reference}>
              <Swatch reference={reference} />
              {label}
              <IconButton
                label={`Remove ${label}`}
                disabled={tokenizers.length === 1}
                onClick={() => removeColumn(reference)}
              >
                <X size={14} />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <AddTokenizer chosen={tokenizers} open={pickerOpen} onOpenChange={onPickerOpenChange} />
    </div>
  );
}
