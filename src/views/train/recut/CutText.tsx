import { type ReactElement, useMemo } from "react";
import { locateTokens, type TokenPlaces } from "../../../analysis/tokenPlaces";
import { baseDirection } from "../../../text/direction";
import { segment } from "../../../text/segments";
import { Utf8Index } from "../../../text/utf8";
import type { Encoding } from "../../../tokenizers/tokenizer";
import { formatCount } from "../../../ui/format";
import { ChipText, chipClasses } from "../../compare/chips/ChipRow";
import { labelToken } from "../../compare/chips/label";
import "../../compare/chips/chips.css";

interface CutTextProps {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Chips that are drawn at most: more take longer to lay out than somebody moves a slider. */
const mostChips = 1200;

/** A text's tokens as chips, line by line, as Compare's columns have them. */
export function CutText({ text, encoding }: CutTextProps): ReactElement {
  const around = useMemo(() => ({ index: new Utf8Index(text), segmentation: segment(text) }), [text]);
  const shown = useMemo(
    () => ({
      text,
      encoding,
      places: locateTokens(encoding, around.index, around.segmentation),
      names: new Map<number, string>(),
    }),
    [text, encoding, around],
  );
  const count = Math.min(mostChips, encoding.ids.length);
  const lines = useMemo(() => linesOf(text, shown.places, count), [text, shown, count]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="recut-chips" aria-label="Tokens" tabIndex={0}>
        {lines.map(({ start, tokens, direction }) => (
          <div key={start} className="recut-line" dir={direction}>
            {tokens.map((token) => {
              const label = labelToken(shown, token);
              return (
                <span key={token} className={chipClasses(shown, token, null, false, false, false, label)}>
                  <ChipText label={label} />
                </span>
              );
            })}
          </div>
        ))}
      </section>
      {count < encoding.ids.length && (
        <p className="train-note">The first {formatCount(count)} tokens are drawn; “Put beside” has all in Compare.</p>
      )}
    </>
  );
}

interface Line {
  readonly start: number;
  readonly tokens: readonly number[];
  readonly direction: "ltr" | "rtl";
}

/** Tokens by line: a line feed ends one, in a token or between two, where white space is left out. */
function linesOf(text: string, { unitStart, unitEnd }: TokenPlaces, count: number): readonly Line[] {
  const lines: Line[] = [];
  let tokens: number[] = [];
  let from = 0;
  const close = (end: number) => {
    if (tokens.length === 0) return;
    lines.push({ start: tokens[0] ?? 0, tokens, direction: baseDirection(text.slice(from, end)) });
    tokens = [];
    from = end;
  };
  for (let token = 0; token < count; token++) {
    const [start, end] = [unitStart[token] ?? 0, unitEnd[token] ?? 0];
    const before = text.indexOf("\n", from);
    if (before !== -1 && before < start) close(start);
    tokens.push(token);
    const inside = text.indexOf("\n", Math.max(from, start));
    if (inside !== -1 && inside < end) close(end);
  }
  close(text.length);
  return lines;
}
