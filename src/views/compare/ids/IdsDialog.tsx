import type { ReactElement } from "react";
import { useColumnTitles } from "../../../state/compare/columnName";
import { type AskedIds, askIds } from "../../../state/compare/idsDialog";
import { tokenizerEntry } from "../../../tokenizers/catalogue";
import { ownAndWay } from "../../../tokenizers/tokenizerReference";
import { Dialog } from "../../../ui/dialog";
import type { TokenizerPool } from "../../../worker/pool/pool";
import { PoolContext } from "../inspector/asking/useExplanation";
import { ChooseWay } from "../ways/ChooseWay";
import "./ids.css";
import { ReadIds } from "./ReadIds";
import { TakeTokens } from "./TakeTokens";

interface IdsDialogProps {
  readonly asked: AskedIds;
  readonly pool: Promise<TokenizerPool>;
}

/** Takes a column's tokens out of the page, has it cut another way, or reads ids from elsewhere. */
export default function IdsDialog({ asked, pool }: IdsDialogProps): ReactElement {
  const titleOf = useColumnTitles();
  const title =
    "take" in asked
      ? `Tokens of ${titleOf(asked.take)}`
      : "cut" in asked
        ? `${asked.isOfText ? "Change the text first" : "Cut another way"}: ${tokenizerEntry(ownAndWay(asked.cut)[0]).label}`
        : "Read ids";
  return (
    <Dialog title={title} open onOpenChange={(open) => !open && askIds(null)}>
      <PoolContext value={pool}>
        {"take" in asked ? (
          <TakeTokens reference={asked.take} />
        ) : "cut" in asked ? (
          <ChooseWay reference={asked.cut} isOfText={asked.isOfText ?? false} onDone={() => askIds(null)} />
        ) : (
          <ReadIds {...asked} />
        )}
      </PoolContext>
    </Dialog>
  );
}
