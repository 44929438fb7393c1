import { Fragment, type ReactElement, useEffect, useMemo, useState } from "react";
import { whyReasons } from "../../../../analysis/why/whySentence";
import { useColumnTitles } from "../../../../state/compare/columnName";
import { pinPlace } from "../../../../state/compare/place";
import type { Place } from "../../../../state/compare/slice";
import { useAppStore } from "../../../../state/store";
import { shortened } from "../../../../text/shortened";
import { visibleText } from "../../../../text/visible";
import { isBrought, linkName } from "../../../../tokenizers/tokenizerReference";
import { Button, Problem } from "../../../../ui/controls";
import type { WhyAnswer } from "../../../../worker/explain/protocol";
import { useExplanation } from "../asking/useExplanation";
import type { Side } from "../asking/useSides";
import { positionsIn } from "../place/positions";
import { rangeText } from "../tokens/facts";
import { Waiting } from "../Waiting";
import { BothStages } from "./BothStages";
import { askedPlace, pairCuts } from "./pairCuts";
import { Sentence } from "./Sentence";

interface WhyPairProps {
  readonly first: Side;
  readonly second: Side;
  readonly place: Place;
  /** Whether there are no other pairs: then all that is told of it stands open. */
  readonly isAlone?: boolean;
}

/** Why two columns cut a place differently, in a sentence, with what the stage that parts them makes in each. */
export function WhyPair({ first, second, place, isAlone = false }: WhyPairProps): ReactElement {
  const { text } = first.shown;
  const cuts = useMemo(
    () => pairCuts(first.shown.encoding, second.shown.encoding, place),
    [first.shown, second.shown, place],
  );
  const { parted, hasSameIds } = cuts;
  const asked = useMemo(() => askedPlace(place, textAt(text, place), parted), [place, text, parted]);
  const isPart = asked !== null && (asked.start !== place.start || asked.end !== place.end);
  const hasStood = useHasStood(place, isPart);
  const { answer, isPending, problem, retry } = useWhy(first, second, hasSameIds || !hasStood ? null : asked);
  const titleOf = useColumnTitles();
  const names = [titleOf(first.reference), titleOf(second.reference)] as const;
  const isTold = hasSameIds || asked === null || answer !== null;
  const why = answer?.kind === "why" ? answer.why : null;
  const reasons = why === null || why.parting.stage === "none" ? [] : whyReasons(why, names);
  const isSure = reasons.length > 0;
  return (
    <div
      className="why-pair"
      data-why={`${first.reference} ${second.reference}`}
      data-state={problem !== null ? "error" : isTold ? "ready" : "pending"}
      data-stage={why?.parting.stage}
    >
      {problem !== null ? <Problem className="problem" problem={problem} onRetry={retry} /> : isPending && <Waiting />}
      {parted === null && (
        <p className="why-alike">
          Both cut this alike
          {hasSameIds
            ? ", with the same ids."
            : why?.parting.stage === "none"
              ? ": only the ids differ, as each vocabulary has numbers of its own."
              : isSure
                ? ", though not all of their stages make the same of it and of what is around it."
                : "."}
        </p>
      )}
      {parted !== null && answer !== null && !isSure && <p className="nothing">{untold(answer, names)}</p>}
      {reasons.map(({ words, parting }, i) => (
        <Fragment key={parting.stage}>
          <p className={i === 0 ? "why-sentence" : "why-around"}>
            <Sentence parts={words} />
          </p>
          {i === 0 && isPart && <PartedAt text={text} range={clipped(asked, place)} />}
          <BothStages parting={parting} names={names} isOpen={isAlone && i === 0} />
        </Fragment>
      ))}
    </div>
  );
}

/** Milliseconds that more than a word must be pinned before workers are asked about it. */
const standsAfter = 400;

/**
 * Whether a place has been pinned for a moment. All of a text is often selected to be written over, and an answer can cost the
 * second copy of a tokenizer.
 */
function useHasStood(place: Place, isLong: boolean): boolean {
  const [stood, setStood] = useState<Place | null>(null);
  useEffect(() => {
    if (!isLong) return;
    const timer = setTimeout(() => setStood(place), standsAfter);
    return () => clearTimeout(timer);
  }, [place, isLong]);
  return !isLong || stood === place;
}

/** Asks a worker that may wait: the one of a tokenizer that was brought along, else that of the second. */
function useWhy(first: Side, second: Side, place: Place | null) {
  const specials = useAppStore((state) => state.comparison.specials);
  const inserted = useAppStore((state) => state.comparison.inserted);
  const isFirstAsked = isBrought(linkName(first.reference)) && !isBrought(linkName(second.reference));
  const [asked, other] = isFirstAsked ? [first, second] : [second, first];
  const { text } = first.shown;
  const question = useMemo(() => {
    if (place === null) return null;
    const pair = { kind: "why", other: linkName(other.reference), isOtherFirst: !isFirstAsked } as const;
    return { ...pair, text, options: { specials, inserted }, start: place.start, end: place.end };
  }, [place, other.reference, isFirstAsked, text, specials, inserted]);
  return useExplanation(asked.reference, question);
}

/** Why nothing is told of a place that is cut differently. */
function untold(answer: WhyAnswer, names: readonly [string, string]): string {
  switch (answer.kind) {
    case "noStages": {
      const [isFirst, isSecond] = answer.without;
      const who = isFirst && isSecond ? names.join(" and ") : isFirst ? names[0] : names[1];
      return `${who} ${isFirst && isSecond ? "cut" : "cuts"} by a rule alone, without stages that could be compared.`;
    }
    case "tooLong":
      return "Nothing parts the text for thousands of characters here: why they differ is not told.";
    case "why":
      return "All stages make the same of it: what differs is which bytes their tokens are said to stand for.";
  }
}

interface PartedAtProps {
  readonly text: string;
  readonly range: Place;
}

/** Where in a longer place they first part. */
function PartedAt({ text, range }: PartedAtProps): ReactElement {
  return (
    <p className="why-range" data-why-range={`${range.start}-${range.end}`}>
      Here they first part, at bytes {rangeText([range.start, range.end])}.{" "}
      <Button look="quiet" className="more" onClick={() => pinPlace(range, "inspector")}>
        <span>
          Pin “<bdi>{shortened(visibleText(textAt(text, range)), 24)}</bdi>”
        </span>
      </Button>
    </p>
  );
}

/** What a range has of a place. */
function clipped(range: Place, place: Place): Place {
  return { start: Math.max(range.start, place.start), end: Math.min(range.end, place.end) };
}

/** UTF-16 units of a place that are looked at: what is longer is more than a word. */
const mostUnits = 200;

/** The text of a place, as whole characters. */
function textAt(text: string, { start, end }: Place): string {
  const positions = positionsIn(text);
  const from = positions.atByte(start).unit;
  return text.slice(from, Math.min(positions.afterByte(end).unit, from + mostUnits));
}
