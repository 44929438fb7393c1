import type { ReactElement } from "react";
import type { CutWord, NextMerge } from "../../../training/lesson/lesson";
import { formatCount } from "../../../ui/format";
import { wordOf } from "./sayStep";
import { shownSymbol } from "./symbols";

interface CutWordsProps {
  readonly words: readonly CutWord[];
  readonly next: NextMerge | null;
}

/** Words as they are cut: what the last merge made is filled, what the next one joins has a line under it. */
export function CutWords({ words, next }: CutWordsProps): ReactElement {
  return (
    <ul className="lesson-words">
      {words.map((word) => (
        <Word key={wordOf(word.symbols)} word={word} next={next} />
      ))}
    </ul>
  );
}

function Word({ word, next }: { readonly word: CutWord; readonly next: NextMerge | null }): ReactElement {
  const { symbols, made, count } = word;
  const joins = joinsOf(symbols, next);
  return (
    <li data-word={wordOf(symbols)} data-symbols={symbols.length}>
      <span className="lesson-symbols" dir="auto">
        {symbols.map((symbol, i) => (
          <span
            // Symbols of a word stay where they are until they are merged.
            // biome-ignore lint/suspicious/noArrayIndexKey: a symbol is its place
            key={i}
            className="lesson-symbol"
            data-made={made[i] || undefined}
            data-next={joins[i]}
          >
            {shownSymbol(symbol)}
          </span>
        ))}
      </span>
      <span className="lesson-times">× {formatCount(count)}</span>
    </li>
  );
}

/** Which side of the next merge each symbol is: from left to right, as it is made. */
function joinsOf(symbols: readonly string[], next: NextMerge | null): ("left" | "right" | undefined)[] {
  const joins: ("left" | "right" | undefined)[] = symbols.map(() => undefined);
  if (next === null) return joins;
  for (let i = 0; i + 1 < symbols.length; i++) {
    if (symbols[i] !== next.left || symbols[i + 1] !== next.right) continue;
    joins[i++] = "left";
    joins[i] = "right";
  }
  return joins;
}
