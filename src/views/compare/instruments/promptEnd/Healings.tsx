import { type ReactElement, useMemo, useState } from "react";
import type { Healing, PromptEnd } from "../../../../analysis/promptEnd/promptEnd";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button, Problem } from "../../../../ui/controls";
import { formatCount } from "../../../../ui/format";
import type { PromptEndAnswer } from "../../../../worker/explain/protocol";
import { useExplanation } from "../../inspector/useExplanation";
import { EntryChip, Said } from "./cells";
import { firstCandidates, type PromptEndQuestion } from "./usePromptEnds";

interface HealingsProps {
  readonly end: PromptEnd;
  readonly reference: TokenizerReference;
  /** What was answered with the first candidates. */
  readonly question: PromptEndQuestion;
}

/** One, two, three tokens taken back, and as many as stand after the safe boundary, each with what may come instead. */
export function Healings({ end, reference, question }: HealingsProps): ReactElement {
  const { steps, hasAllSteps, fromSafe } = end;
  return (
    <ol className="prompt-healings">
      {steps.map(({ tokens }, i) => (
        <HealingItem
          key={tokens}
          {...{ end, reference, question }}
          healingIn={(told) => told.steps[i]}
          isSafe={tokens === fromSafe.tokens}
        />
      ))}
      {!hasAllSteps && <li className="prompt-nothing">What stands before that is too long to be told.</li>}
      {fromSafe.tokens > steps.length && (
        <HealingItem {...{ end, reference, question }} healingIn={(told) => told.fromSafe} isSafe />
      )}
    </ol>
  );
}

interface HealingItemProps extends HealingsProps {
  /** Which of an answer's it is. */
  healingIn(told: PromptEnd): Healing | undefined;
  /** Whether it goes back to the safe boundary. */
  readonly isSafe: boolean;
}

/** Candidates that come with each request for more. */
const more = 200;

function HealingItem({ end, reference, question, healingIn, isSafe }: HealingItemProps): ReactElement | null {
  const [most, setMost] = useState(firstCandidates);
  const asked = useMemo(() => (most === firstCandidates ? null : { ...question, most }), [question, most]);
  const { answer, problem, retry } = useExplanation(reference, asked);
  const healing = healingIn(end);
  if (healing === undefined) return null;
  const { tokens, rest, count, first } = healing;
  const listed = toldOf(answer, healingIn)?.first ?? first;
  const left = Math.min(more, count - most);
  return (
    <li data-back={tokens} data-count={count}>
      <span className="prompt-back">
        {formatCount(tokens)} back{isSafe && ", safe"}
      </span>
      <Said bytes={rest} />
      {count === 0 ? (
        <span className="prompt-nothing">no entry</span>
      ) : (
        <strong>{count === 1 ? "1 entry" : `${formatCount(count)} entries`}</strong>
      )}
      {listed.map((entry) => (
        <EntryChip key={entry.id} {...entry} />
      ))}
      {left > 0 && (
        <Button look="quiet" onClick={() => setMost(most + left)}>
          {formatCount(left)} more
        </Button>
      )}
      {problem !== null && <Problem className="prompt-problem" problem={problem} onRetry={retry} />}
    </li>
  );
}

function toldOf(answer: PromptEndAnswer | null, healingIn: HealingItemProps["healingIn"]): Healing | undefined {
  return answer?.kind === "told" ? healingIn(answer.end) : undefined;
}
