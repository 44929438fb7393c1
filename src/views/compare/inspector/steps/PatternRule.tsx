import type { ReactElement } from "react";
import { patternLine } from "../../../../analysis/why/patternWords";
import type { TraceMatch, TracePreToken } from "../../../../tokenizers/trace";

/** Which rule of the pre-tokenizer took a pre-token and ended it, lit up in the pattern where it is one. */
export function PatternRule({ preToken }: { readonly preToken: TracePreToken }): ReactElement | null {
  const { match, next, rule } = preToken;
  if (match === null) {
    return rule === null ? null : <p className="rule">Ended by {rule}.</p>;
  }
  return (
    <details className="rule">
      <summary>
        Taken by <code>{patternLine(match.pattern.slice(match.start, match.end))}</code>
      </summary>
      <Pattern match={match} />
      {next !== null && next.pattern === match.pattern && (
        <p>
          What follows is taken by <code>{patternLine(next.pattern.slice(next.start, next.end))}</code>.
        </p>
      )}
    </details>
  );
}

/** A pattern with the part lit up that took something. */
export function Pattern({ match: { pattern, start, end } }: { readonly match: TraceMatch }): ReactElement {
  return (
    <p className="pattern">
      <code>
        {patternLine(pattern.slice(0, start))}
        <mark>{patternLine(pattern.slice(start, end))}</mark>
        {patternLine(pattern.slice(end))}
      </code>
    </p>
  );
}
