import { type ReactElement, useEffect, useMemo } from "react";
import { cutOptions } from "../../../../state/compare/cut";
import { actions, useAppStore } from "../../../../state/store";
import type { Explanations } from "../../../../worker/explain/protocol";
import type { TokenizerPool } from "../../../../worker/pool/pool";
import { FindingLinks } from "../../../FindingLinks";
import { PoolContext } from "../../inspector/asking/useExplanation";
import { useSettled } from "../../useSettled";
import { ColumnPieces } from "./ColumnPieces";
import { CutFields } from "./CutFields";
import "./cut.css";
import { keepLastCut, lastCut } from "./lastCut";

interface CutPanelProps {
  readonly pool: Promise<TokenizerPool>;
}

/** The text in pieces of so many tokens at most, in each column's own. */
export default function CutPanel({ pool }: CutPanelProps): ReactElement {
  const { comparison } = useSettled();
  const { text, specials, inserted, tokenizers } = comparison;
  const chosen = useAppStore((state) => state.comparison.cut);
  const how = useMemo(() => cutOptions(chosen ?? lastCut()), [chosen]);
  useEffect(() => {
    // Opened without a link's, it goes on with those that were chosen last.
    if (chosen === undefined) actions.setOptions({ cut: lastCut(), instrument: undefined });
    else keepLastCut(chosen);
  }, [chosen]);
  const question = useMemo((): Explanations["pieces"]["question"] => {
    return { kind: "pieces", text, options: { specials, inserted }, how };
  }, [text, specials, inserted, how]);
  return (
    <PoolContext value={pool}>
      <section className="cut" aria-label="Cut to size">
        <CutFields how={how} />
        {text === "" ? (
          <p className="cut-note">Without a text there is nothing to cut.</p>
        ) : (
          tokenizers.map((reference, i) => (
            <ColumnPieces key={reference} {...{ reference, question }} isFirst={i === 0} />
          ))
        )}
        <p className="cut-note">
          A piece by itself can have other tokens than in the text: what was beside it is gone. So each is encoded alone
          too, and is shorter where it would have too many.
        </p>
        <FindingLinks about="cut" />
      </section>
    </PoolContext>
  );
}
