import type { ReactElement } from "react";
import { useShallow } from "zustand/react/shallow";
import { actions, useAppStore } from "../../state/store";
import { Switch, ToggleGroup } from "../../ui/controls";
import { AddTokenizer } from "./AddTokenizer";
import { ColorField } from "./colors/ColorField";
import { scrollSetting } from "./scroll/scrollTogether";
import { SignsButton } from "./signs/SignsButton";

interface ToolbarProps {
  readonly pickerOpen: boolean;
  onPickerOpenChange(open: boolean): void;
}

/** How the columns show their tokens, and which columns there are. */
export function Toolbar({ pickerOpen, onPickerOpenChange }: ToolbarProps): ReactElement {
  const { view, specials, inserted, showIds, tokenizers } = useAppStore(
    useShallow(({ comparison }) => ({
      view: comparison.view,
      specials: comparison.specials,
      inserted: comparison.inserted,
      showIds: comparison.showIds,
      tokenizers: comparison.tokenizers,
    })),
  );
  const { isOn: areTogether } = scrollSetting.useSetting();
  return (
    <div className="toolbar">
      <ToggleGroup
        label="View"
        value={view}
        choices={[
          { value: "reading", label: "Reading", hint: "The text as text, tokens as colours (V)" },
          { value: "tokens", label: "Tokens", hint: "Every token as a chip (V)" },
        ]}
        onChange={(next) => actions.setOptions({ view: next })}
      />
      <span className="toolbar-field">
        <span id="specials-label">Control tokens in the text</span>
        <ToggleGroup
          label="Control tokens in the text"
          value={specials}
          choices={[
            { value: "text", label: "as text", hint: "<|endoftext|> is thirteen characters, as in a user’s message" },
            { value: "control", label: "as control", hint: "<|endoftext|> is one control token" },
          ]}
          onChange={(next) => actions.setOptions({ specials: next })}
        />
      </span>
      <Switch
        label="Inserted tokens"
        hint="What the tokenizer adds by itself: BOS, CLS, SEP. Not counted as tokens of the text."
        checked={inserted}
        onChange={(next) => actions.setOptions({ inserted: next })}
      />
      <Switch
        label="Ids"
        hint="Token ids on the chips"
        checked={showIds}
        onChange={(next) => actions.setOptions({ showIds: next })}
      />
      {tokenizers.length > 1 && (
        <Switch
          label="Scroll together"
          hint="What stands beside each other in the columns is the same of the text"
          checked={areTogether}
          onChange={scrollSetting.set}
        />
      )}
      <ColorField />
      <SignsButton />
      <AddTokenizer chosen={tokenizers} open={pickerOpen} onOpenChange={onPickerOpenChange} />
    </div>
  );
}
