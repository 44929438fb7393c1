import type { ReactElement } from "react";
import { useAppStore } from "../../../../state/store";
import { visibleText } from "../../../../text/visible";
import type { ChangePiece } from "../../../../tokenizers/trace";
import { Problem } from "../../../../ui/controls";
import { plural } from "../../../../ui/format";
import type { PlaceTrace, TracedPreToken, WholeToken } from "../../../../worker/explain/protocol";
import { ChangedText } from "../../changes/ChangedText";
import { changesInWords } from "../../changes/inWords";
import { traceQuestion } from "../asking/ahead";
import { useExplanation } from "../asking/useExplanation";
import { Long } from "../Long";
import type { SectionProps } from "../section";
import { Waiting } from "../Waiting";
import { Merges } from "./Merges";
import { Lattice, Matches, OtherWay, Whole } from "./otherModels";
import { PatternRule } from "./PatternRule";
import { Ways } from "./Ways";

interface HowItCameProps extends SectionProps {
  /** Pre-tokens that are shown at once; the others come with a press. */
  readonly mostOpen: number;
}

/** How a place's tokens came about in one column: normalized, parted from what is beside it, cut by the model. */
export function HowItCame({ reference, shown, place, mostOpen }: HowItCameProps): ReactElement | null {
  const specials = useAppStore((state) => state.comparison.specials);
  const inserted = useAppStore((state) => state.comparison.inserted);
  const question = traceQuestion(shown, { specials, inserted }, place);
  const { answer, isPending, problem, retry } = useExplanation(reference, question);
  if (question === null) return null;
  if (problem !== null) return <Problem className="problem" problem={problem} onRetry={retry} />;
  if (isPending) return <Waiting />;
  // Of one without stages there is nothing to say.
  if (answer === null) return null;
  return <Steps key={`${place.start} ${place.end}`} {...{ reference, mostOpen }} trace={answer} />;
}

interface StepsProps extends Pick<HowItCameProps, "mostOpen" | "reference"> {
  readonly trace: PlaceTrace;
}

function Steps({ trace, mostOpen, reference }: StepsProps): ReactElement | null {
  const { steps, more, hasWholePreTokens, isTooLong } = trace;
  if (isTooLong) {
    return (
      <p className="nothing">Nothing parts the text for thousands of characters here: how it came about is not told.</p>
    );
  }
  if (steps.length === 0) return null;
  return (
    <>
      {!hasWholePreTokens && (
        <p className="nothing">
          A pre-token here may begin before what is shown and end after it: it is shown from where to where its tokens
          do not hang on the rest.
        </p>
      )}
      <Long count={steps.length} what="pre-token" first={mostOpen} step={steps.length}>
        {(count) =>
          steps.slice(0, count).map((step, i) =>
            step.kind === "preToken" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
              <PreToken key={i} reference={reference} preToken={step} isWhole={hasWholePreTokens} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
              <WholeStep key={i} token={step} />
            ),
          )
        }
      </Long>
      {more !== 0 && (
        <p className="nothing">
          And {more === null ? "many more pre-tokens" : plural(more, "more pre-token")}: pin a shorter stretch to see
          them.
        </p>
      )}
    </>
  );
}

function WholeStep({ token }: { readonly token: WholeToken }): ReactElement {
  return (
    <p>
      <code>{token.name}</code>{" "}
      {token.kind === "inserted"
        ? "is put there by the post-processor."
        : token.isSpecial
          ? "is a control token, found in the text as a whole before all else."
          : "is an added token, found in the text as a whole before all else."}
    </p>
  );
}

interface PreTokenProps extends Pick<HowItCameProps, "reference"> {
  readonly preToken: TracedPreToken;
  /** Whether it surely is all of one. */
  readonly isWhole: boolean;
}

function PreToken({ reference, preToken, isWhole }: PreTokenProps): ReactElement {
  const { text, pieces, model } = preToken;
  return (
    <div className="pre-token" data-pre-token={text}>
      {pieces !== undefined && <Normalized pieces={pieces} />}
      <div className="pre-token-head">
        {pieces === undefined && (
          <p>
            <span className="quoted">
              “<bdi>{visibleText(text)}</bdi>”
            </span>{" "}
            {isWhole ? "is a pre-token." : "is a pre-token or a part of one."}
          </p>
        )}
        <PatternRule preToken={preToken} />
      </div>
      <Ways reference={reference} preToken={text} />
      {model.kind === "BPE" ? (
        <Merges text={text} model={model} />
      ) : model.kind === "WordPiece" ? (
        <Matches text={text} model={model} />
      ) : model.kind === "Unigram" ? (
        <Lattice text={text} model={model} />
      ) : model.kind === "Way" ? (
        <OtherWay text={text} model={model} />
      ) : (
        <Whole />
      )}
    </div>
  );
}

/** A pre-token that is not as the text has it, with what was changed marked on both sides, and said. */
function Normalized({ pieces }: { readonly pieces: readonly ChangePiece[] }): ReactElement {
  return (
    <>
      <p>
        <span className="quoted" data-changes="before">
          “<ChangedText pieces={pieces} side="before" />”
        </span>{" "}
        is normalized to{" "}
        <span className="quoted" data-changes="after">
          “<ChangedText pieces={pieces} side="after" />”
        </span>
        .
      </p>
      <p className="changes-said">{changesInWords(pieces)}.</p>
    </>
  );
}
