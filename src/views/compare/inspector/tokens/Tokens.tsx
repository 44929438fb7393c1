import type { ReactElement } from "react";
import { tokensInRange } from "../../../../analysis/tokensInRange";
import { useColumnTitles } from "../../../../state/compare/columnName";
import { Problem } from "../../../../ui/controls";
import { CopyAll } from "../copying";
import type { SectionProps } from "../section";
import { FactList } from "./FactList";
import { factsOf } from "./facts";
import { SeveralTokens } from "./SeveralTokens";
import { useEntries } from "./useEntries";

/** What the tokens of a place are, and where they stand: one in full, several in a table. */
export function Tokens(props: SectionProps): ReactElement {
  const { shown, place } = props;
  const { start, end } = tokensInRange(shown.encoding, place.start, place.end);
  if (start >= end) return <p className="nothing">None of its tokens has anything of this.</p>;
  return end - start === 1 ? (
    <OneToken {...props} token={start} />
  ) : (
    <SeveralTokens {...props} start={start} end={end} />
  );
}

function OneToken({ reference, shown, token }: SectionProps & { readonly token: number }): ReactElement {
  const { entries, problem, retry } = useEntries(reference, shown, token, token + 1);
  const facts = factsOf(shown, token, entries.get(shown.encoding.ids[token] ?? 0));
  const label = useColumnTitles()(reference);
  const lines = facts.map(({ name, value, note }) => `${name}: ${value}${note === undefined ? "" : ` (${note})`}`);
  return (
    <>
      {problem !== null && <Problem className="problem" problem={problem} onRetry={retry} />}
      <FactList facts={facts} label={label} />
      <CopyAll what={`all of this about ${label}’s token`} text={[label, ...lines].join("\n")} />
    </>
  );
}
