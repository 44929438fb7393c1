import type { ReactElement } from "react";
import { colorModes } from "../../../state/compare/slice";
import { actions, useAppStore } from "../../../state/store";
import { LazyPart } from "../../../ui/LazyPart";
import { BaselineField } from "../BaselineField";

const loadLegend = () => import("./ColorLegend");
const toPlace = () => actions.setOptions({ color: undefined });
const noProps = {};

/** What tokens' colours say, and once they say something, a line about it. */
export function ColorField(): ReactElement {
  const color = useAppStore((state) => state.comparison.color);
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const baseline = useAppStore((state) => state.comparison.baseline);
  return (
    <>
      <label className="inline-field">
        Colour by
        <select
          className="field"
          value={color ?? "place"}
          onChange={({ target }) => actions.setOptions({ color: colorModes.find((mode) => mode === target.value) })}
        >
          <option>place</option>
          {colorModes.map((mode) => (
            <option key={mode}>{mode}</option>
          ))}
        </select>
      </label>
      {color === "agreement" && <BaselineField label="against" tokenizers={tokenizers} baseline={baseline} />}
      {color !== undefined && <LazyPart load={loadLegend} props={noProps} place="panel" onGiveUp={toPlace} />}
    </>
  );
}
