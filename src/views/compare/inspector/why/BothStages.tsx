import { type ReactElement, useMemo } from "react";
import type { PreTokenCut, SeenPreToken } from "../../../../analysis/why/preTokenParting";
import type { FoundToken } from "../../../../analysis/why/stageOutputs";
import type { GivenToModels, Told } from "../../../../analysis/why/whyDiffer";
import { baseDirection } from "../../../../text/direction";
import { visibleText } from "../../../../text/visible";
import { formatCount, plural } from "../../../../ui/format";
import { Long } from "../Long";
import { Pattern } from "../steps/PatternRule";
import { pieceTexts } from "../steps/pieceText";

interface BothStagesProps {
  readonly parting: Told;
  readonly names: readonly [string, string];
  readonly isOpen: boolean;
}

/** What each stage is called. */
const stageNames = {
  added: "Added tokens",
  normalizer: "What the normalizers write",
  preTokenizer: "Pre-tokens",
  model: "What the models make of it",
} as const;

/** The stage at which two tokenizers part, in both. */
export function BothStages({ parting, names, isOpen }: BothStagesProps): ReactElement {
  return (
    <details className="why-stages" open={isOpen}>
      <summary>{stageNames[parting.stage]}</summary>
      <dl>
        {([0, 1] as const).map((side) => (
          <div key={side}>
            <dt>{names[side]}</dt>
            <dd>
              <OneStage parting={parting} side={side} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

interface OneStageProps extends Pick<BothStagesProps, "parting"> {
  readonly side: 0 | 1;
}

function OneStage({ parting, side }: OneStageProps): ReactElement {
  switch (parting.stage) {
    case "added":
      return <Found tokens={parting.only[side]} />;
    case "normalizer":
      return <Whole text={parting.written[side]} />;
    case "preTokenizer":
      return <Cut cut={parting.cuts[side]} parted={parting.preTokens[side]} />;
    case "model":
      return <Made {...{ parting, side }} />;
  }
}

function Found({ tokens }: { readonly tokens: readonly FoundToken[] }): ReactElement {
  if (tokens.length === 0) return <p>None of them: it is text here.</p>;
  return (
    <Pieces texts={tokens.map(({ text }) => visibleText(text))} direction={tokens.map(({ text }) => text).join("")} />
  );
}

function Whole({ text }: { readonly text: string }): ReactElement {
  if (text === "") return <p>Nothing.</p>;
  const shown = visibleText(text);
  return (
    <p className="quoted">
      <Long key={shown} count={shown.length} what="character" first={240} step={20_000}>
        {(units) => <bdi>{shown.slice(0, units)}</bdi>}
      </Long>
    </p>
  );
}

interface CutProps {
  readonly cut: PreTokenCut | null;
  readonly parted: SeenPreToken | null;
}

function Cut({ cut, parted }: CutProps): ReactElement {
  if (cut === null) return <p>Its model gets all of the text, and cuts it by itself.</p>;
  return (
    <>
      <Pieces
        texts={cut.preTokens.map(({ text }) => visibleText(text))}
        direction={cut.preTokens.map(({ text }) => text).join("")}
        isMarked={(i) => cut.preTokens[i]?.start === parted?.start}
      />
      {cut.more > 0 && <p>And {plural(cut.more, "more pre-token")}.</p>}
      {parted?.match != null && <Pattern match={parted.match} />}
    </>
  );
}

function Made({ parting, side }: { readonly parting: GivenToModels; readonly side: 0 | 1 }): ReactElement {
  const preToken = parting.preTokens[side];
  const tokens = parting.tokens[side];
  const say = useMemo(() => pieceTexts(preToken), [preToken]);
  return (
    <>
      <Long key={preToken} count={tokens.length} what="token" first={40} step={400}>
        {(shown) => <Pieces texts={tokens.slice(0, shown).map(say)} direction={preToken} />}
      </Long>
      <Merge {...{ parting, side, say }} />
    </>
  );
}

interface MergeProps {
  readonly parting: GivenToModels;
  readonly side: 0 | 1;
  say(piece: { readonly start: number; readonly end: number }): string;
}

/** The merge of one of two tokenizers that parts them. */
function Merge({ parting: { reason }, side, say }: MergeProps): ReactElement | null {
  if (reason.kind !== "merge") return null;
  const merge = reason.merging === side ? reason.merge : reason.instead;
  if (merge === null) return null;
  const { left, right, result, rank } = merge;
  return (
    <p>
      <bdi className="quoted">{say(left)}</bdi> + <bdi className="quoted">{say(right)}</bdi> →{" "}
      <bdi className="quoted">{say(result)}</bdi>, rank {formatCount(rank)}
    </p>
  );
}

interface PiecesProps {
  readonly texts: readonly string[];
  /** The text whose direction is theirs. */
  readonly direction: string;
  isMarked?(i: number): boolean;
}

function Pieces({ texts, direction, isMarked = () => false }: PiecesProps): ReactElement {
  return (
    <p className="why-pieces" dir={baseDirection(direction)}>
      {texts.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        <bdi key={i} className={isMarked(i) ? "why-piece marked" : "why-piece"}>
          {text}
        </bdi>
      ))}
    </p>
  );
}
