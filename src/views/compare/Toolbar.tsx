import { type ReactElement, useId, useState } from "react";
import { actions, useAppStore } from "../../state/store";
import { Button, Switch, ToggleGroup } from "../../ui/controls";
import { AddTokenizer } from "./AddTokenizer";
import { ColorField } from "./colors/ColorField";
import { scrollSetting } from "./scroll/scrolled";
import { SignsButton } from "./signs/SignsButton";
import { useIsChat } from "./useIsChat";

interface ToolbarProps {
  readonly pickerOpen: boolean;
  onPickerOpenChange(open: boolean): void;
}

/**
 * How the columns show their tokens, and which columns there are. What is chosen seldom is folded away on a phone, where it
 * would be as tall as what it is about; how many of it are not as at first is said there.
 */
export function Toolbar({ pickerOpen, onPickerOpenChange }: ToolbarProps): ReactElement {
  // One by one: a key changes none of them.
  const view = useAppStore(({ comparison }) => comparison.view);
  const specials = useAppStore(({ comparison }) => comparison.specials);
  const inserted = useAppStore(({ comparison }) => comparison.inserted);
  const showIds = useAppStore(({ comparison }) => comparison.showIds);
  const tokenizers = useAppStore(({ comparison }) => comparison.tokenizers);
  const isChat = useIsChat();
  const { isOn: areTogether } = scrollSetting.useSetting();
  const [isOpen, setIsOpen] = useState(false);
  const rareId = useId();
  const changed = [specials !== "text", inserted, showIds, !areTogether && tokenizers.length > 1].filter(
    Boolean,
  ).length;
  return (
    <div className="toolbar">
      {!isChat && (
        <ToggleGroup
          label="View"
          value={view}
          choices={[
            { value: "reading", label: "Reading", hint: "The text as text, tokens as colours (V)" },
            { value: "tokens", label: "Tokens", hint: "Every token as a chip (V)" },
          ]}
          onChange={(next) => actions.setOptions({ view: next })}
        />
      )}
      {!isChat && <ColorField />}
      <SignsButton />
      <Button
        look="quiet"
        className="toolbar-more"
        aria-expanded={isOpen}
        aria-controls={rareId}
        onClick={() => setIsOpen(!isOpen)}
      >
        More
        {changed > 0 && <span className="toolbar-places">{changed} changed</span>}
      </Button>
      <div id={rareId} className={isOpen ? "toolbar-rare open" : "toolbar-rare"}>
        {!isChat && (
          <span className="toolbar-field">
            <span>Control tokens</span>
            <ToggleGroup
              label="Control tokens in the text"
              value={specials}
              choices={[
                {
                  value: "text",
                  label: "as text",
                  hint: "<|endoftext|> is thirteen characters, as in a user’s message",
                },
                { value: "control", label: "as control", hint: "<|endoftext|> is one control token" },
              ]}
              onChange={(next) => actions.setOptions({ specials: next })}
            />
          </span>
        )}
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
        {tokenizers.length > 1 && !isChat && (
          <Switch
            label="Scroll together"
            hint="What stands beside each other in the columns is the same of the text"
            checked={areTogether}
            onChange={scrollSetting.set}
          />
        )}
      </div>
      <AddTokenizer chosen={tokenizers} open={pickerOpen} onOpenChange={onPickerOpenChange} />
    </div>
  );
}
