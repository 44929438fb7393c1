import { type ReactElement, useMemo, useState } from "react";
import type { Healing, PromptEnd } from "../../../../analysis/promptEnd/promptEnd";
import { hexBytes } from "../../../../text/bytes";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button, Problem } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import type { PromptEndAnswer } from "../../../../worker/explain/protocol";
import { useExplanation } from "../../inspector/asking/useExplanation";
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
      {steps.map((healing, i) => (
        <HealingItem
          key={healing.tokens}
          {...{ healing, reference, question }}
          healingIn={(told) => told.steps[i]}
          isSafe={healing.tokens === fromSafe.tokens}
        />
      ))}
      {!hasAllSteps && <li className="prompt-nothing">What stands before that is too long to be told.</li>}
      {fromSafe.tokens > steps.length && (
        <HealingItem healing={fromSafe} {...{ reference, question }} healingIn={(told) => told.fromSafe} isSafe />
      )}
    </ol>
  );
}

interface HealingItemProps extends Omit<HealingsProps, "end"> {
  readonly healing: Healing;
  /** Which of an answer's it is. */
  healingIn(told: PromptEnd): Healing | undefined;
  /** Whether it goes back to the safe boundary. */
  readonly isSafe: boolean;
}

/** An entry for one byte, for which there may be another that is a character. */
const byteName = /^<0x[0-9A-F]{2}>$/;
/** Candidates that come with each request for more. */
const more = 200;

function HealingItem({ healing, reference, question, healingIn, isSafe }: HealingItemProps): ReactElement {
  const [most, setMost] = useState(firstCandidates);
  const asked = useMemo(() => (most === firstCandidates ? null : { ...question, most }), [question, most]);
  const { answer, problem, retry } = useExplanation(reference, asked);
  const { tokens, rest, count, first } = healing;
  const listed = toldOf(answer, healingIn)?.first ?? first;
  const alike = useMemo(() => moreThanOnce(listed.map(({ bytes }) => hexBytes(bytes))), [listed]);
  const left = Math.min(more, count - most);
  return (
    <li data-back={tokens} data-count={count}>
      <span className="prompt-back">
        {plural(tokens, "token")} back
        {isSafe && <small className="prompt-aside">all that can change</small>}
      </span>
      <Said bytes={rest} />
      {count === 0 ? (
        <span className="prompt-nothing">no entry</span>
      ) : (
        <strong>{count === 1 ? "1 entry" : `${formatCount(count)} entries`}</strong>
      )}
      {listed.map(({ id, bytes, name }) => (
        <EntryChip
          key={id}
          id={id}
          bytes={bytes}
          name={byteName.test(name) || alike.has(hexBytes(bytes)) ? name : undefined}
        />
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

/** What a list has more than once: such entries are shown by their names. */
function moreThanOnce(all: readonly string[]): ReadonlySet<string> {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const each of all) (once.has(each) ? again : once).add(each);
  return again;
}

function toldOf(answer: PromptEndAnswer | null, healingIn: HealingItemProps["healingIn"]): Healing | undefined {
  return answer?.kind === "told" ? healingIn(answer.end) : undefined;
}
