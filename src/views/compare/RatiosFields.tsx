import { type ReactElement, useId } from "react";
import { actions } from "../../state/store";
import { NumberField } from "../../ui/NumberField";
import { contextWindowRange } from "../../url/limits";

const usualWindows = [4096, 8192, 32_768, 128_000, 200_000, 1_000_000];

/** The context window that the tokens fill. */
export function WindowField({ contextWindow }: { readonly contextWindow: number }): ReactElement {
  const list = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is one
    <label className="inline-field">
      Context window
      <NumberField
        className="window-field"
        list={list}
        value={contextWindow}
        range={{ ...contextWindowRange, isWhole: true }}
        isOptional={false}
        step={1024}
        onChange={(tokens) => actions.setOptions({ contextWindow: tokens })}
      />
      <datalist id={list}>
        {usualWindows.map((tokens) => (
          <option key={tokens} value={tokens} />
        ))}
      </datalist>
      tokens
    </label>
  );
}
