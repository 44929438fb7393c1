import type { ReactElement } from "react";
import { useAppStore } from "../../../state/store";
import { HintedWords } from "../../../ui/Hint";
import "./colors.css";
import { legends } from "./legends";

/** What the colours of the mode that is on mean, in a line. Brings the colours' own code along. */
export default function ColorLegend(): ReactElement {
  const color = useAppStore((state) => state.comparison.color);
  const columns = useAppStore((state) => state.comparison.tokenizers.length);
  const isAlone = color === "agreement" && columns < 2;
  const legend = color === undefined || isAlone ? null : legends[color];
  return (
    <section className="color-legend" aria-label="What the colours mean">
      {isAlone && <p>Agreement is between two columns: add a tokenizer.</p>}
      {legend !== null && legend.before !== "" && <p>{legend.before}</p>}
      {legend?.keys.map(({ tint, name, hint }) => (
        <span key={name} className="color-key">
          <span className={`color-sample ${tint.name}`} aria-hidden="true" />
          {hint === null ? name : <HintedWords text={hint}>{name}</HintedWords>}
        </span>
      ))}
      {legend !== null && legend.after !== "" && <p>{legend.after}</p>}
    </section>
  );
}
