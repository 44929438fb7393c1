import type { ReactElement, ReactNode } from "react";
import { useAppStore } from "../../../state/store";
import "../changes/changes.css";
import { Chip } from "../chips/ChipRow";
import "../chips/chips.css";
import { labelToken } from "../chips/label";
import type { TintOf } from "../colors/tints";
import "../context/context.css";
import { canPaint } from "../reading/paint";
import { ReadingBlock } from "../reading/ReadingBlock";
import "../reading/reading.css";
import { type ChipSign, chipSigns, type TextSign, textSigns } from "./samples";
import "./signs.css";

/** What the signs of the view mean, each drawn by what draws it in the columns. */
export default function Signs(): ReactElement {
  const comparison = useAppStore((state) => state.comparison);
  const isReading = comparison.view === "reading" && canPaint();
  const hasStages = comparison.tokenizers.some((reference) => comparison.stages?.includes(reference));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="signs" aria-label="What the signs mean" tabIndex={0}>
      <dl>
        {isReading
          ? textSigns.map((sign) => (
              <Sign key={sign.meaning} meaning={sign.meaning} words={sign.sample.text}>
                <Painted sign={sign} tintOf={comparison.color === undefined ? null : plainTint} />
              </Sign>
            ))
          : chipSigns
              .filter(({ isShown }) => isShown?.(comparison) ?? true)
              .map((sign) => (
                <Sign key={sign.meaning} meaning={sign.meaning} words={wordsOf(sign)}>
                  <Chips sign={sign} />
                </Sign>
              ))}
        {hasStages &&
          stageMarks.map(({ kind, words, meaning }) => (
            <Sign key={kind} meaning={meaning} words={words}>
              <span className={`change ${kind}`}>{words}</span>
            </Sign>
          ))}
      </dl>
    </section>
  );
}

/** How stages mark what became of the text. */
const stageMarks = [
  { kind: "changed", words: "changed", meaning: "In stages: written otherwise by the next one; marked in both." },
  { kind: "removed", words: "removed", meaning: "In stages: left out by the next one." },
  { kind: "added", words: "put in", meaning: "In stages: of a stage, and not of the text." },
  { kind: "notation", words: "other sign", meaning: "In stages: the same text, written in other signs." },
] as const;

interface SignProps {
  readonly meaning: string;
  /** What it shows, for those who do not see it. */
  readonly words: string;
  readonly children: ReactNode;
}

function Sign({ meaning, words, children }: SignProps): ReactElement {
  return (
    <div className="sign">
      <dt>
        <span className="visually-hidden">{words}</span>
        <div aria-hidden="true">{children}</div>
      </dt>
      <dd>{meaning}</dd>
    </div>
  );
}

/** What labels and a screen reader say of it. */
function wordsOf({ sample, shown }: ChipSign): string {
  const tokens = Array.from(sample.encoding.ids).slice(0, shown);
  return tokens
    .map((_, token) => {
      const { parts, fraction } = labelToken(sample, token);
      return [...parts.map(({ text }) => text), fraction ?? ""].join("");
    })
    .join(" ");
}

/** Tokens as the Tokens view has them. */
function Chips({ sign: { sample, shown, look } }: { readonly sign: ChipSign }): ReactElement {
  const tokens = Array.from(sample.encoding.ids).slice(0, shown);
  return (
    <div className={look === "id" ? "with-ids" : undefined} data-place={look === "marked" ? "pinned" : undefined}>
      <div className={look === "beyond" ? "sign-chips beyond" : "sign-chips"} dir="ltr">
        {tokens.map((id, token) => (
          <Chip
            key={id}
            domId={`sign-${sample.text}-${token}`}
            shown={sample}
            token={token}
            showId={look === "id"}
            tint={null}
            isMarked={look === "marked"}
            isAtCaret={look === "caret"}
            isCursor={false}
          />
        ))}
      </div>
    </div>
  );
}

/** Where colours say something they do so beside the choice of what they say. */
const plainTint: TintOf = () => ({ name: "tint-none", words: "" });

interface PaintedProps {
  readonly sign: TextSign;
  readonly tintOf: TintOf | null;
}

/** Text as the Reading view has it. */
function Painted({ sign: { sample, look }, tintOf }: PaintedProps): ReactElement {
  const end = sample.text.length;
  return (
    <div className="sign-text">
      <ReadingBlock
        shown={sample}
        block={{ start: 0, end, lineStart: 0 }}
        index={0}
        top={0}
        tintOf={tintOf}
        isBeyond={look === "beyond"}
        contextWords={look === "beyond" ? "Context ends" : null}
        markStart={look === "marked" ? 0 : -1}
        markEnd={look === "marked" ? end : -1}
        measure={() => {}}
      />
    </div>
  );
}
