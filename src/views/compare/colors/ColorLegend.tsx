import type { ReactElement, ReactNode } from "react";
import { CutKind } from "../../../analysis/boundaries/cutKinds";
import { useAppStore } from "../../../state/store";
import { formatCount } from "../../../ui/format";
import { HintedWords } from "../../../ui/Hint";
import "./colors.css";
import { cutTints, leastIds, leastLengths, stepTints } from "./painters";
import type { Tint } from "./tints";

/** What the colours of the mode that is on mean, in a line. Brings the colours' own code along. */
export default function ColorLegend(): ReactElement {
  const color = useAppStore((state) => state.comparison.color);
  return (
    <section className="color-legend" aria-label="What the colours mean">
      {color === "agreement" && <AgreementLegend />}
      {color === "id" && <p>The same id has the same colour. There are 12, so that other ids have it too.</p>}
      {color === "length" && <Steps before="Bytes:" after="" least={leastLengths} />}
      {color === "rank" && (
        <Steps
          before="Ids:"
          after="Pale is early: most vocabularies number their entries as they have learnt them."
          least={leastIds}
        />
      )}
    </section>
  );
}

function AgreementLegend(): ReactElement {
  const columns = useAppStore((state) => state.comparison.tokenizers.length);
  if (columns < 2) return <p>Agreement is between two columns: add a tokenizer.</p>;
  return (
    <>
      {cutWords.map(({ kind, name, hint }) => (
        <Key key={name} tint={cutTints[kind]}>
          <HintedWords text={hint}>{name}</HintedWords>
        </Key>
      ))}
    </>
  );
}

const cutWords = [
  { kind: CutKind.same, name: "cut the same", hint: "The baseline has the same token." },
  {
    kind: CutKind.finer,
    name: "cut finer",
    hint: "One token of the baseline is several here, or a part of it is dropped.",
  },
  { kind: CutKind.merged, name: "merged", hint: "Several tokens of the baseline are one here." },
  {
    kind: CutKind.shifted,
    name: "shifted",
    hint: "Several tokens of the baseline are several here, cut at other places.",
  },
  { kind: CutKind.alone, name: "dropped there", hint: "The baseline has no token for these bytes." },
] as const;

/** From one limit to before the next. */
function range(least: number, next: number | undefined): string {
  if (next === undefined) return `${formatCount(least)} and more`;
  return next === least + 1 ? formatCount(least) : `${formatCount(least)}–${formatCount(next - 1)}`;
}

interface StepsProps {
  readonly before: string;
  readonly after: string;
  readonly least: readonly number[];
}

function Steps({ before, after, least }: StepsProps): ReactElement {
  return (
    <>
      <span>{before}</span>
      {stepTints.map((tint, i) => (
        <Key key={tint.name} tint={tint}>
          {range(least[i] ?? 0, least[i + 1])}
        </Key>
      ))}
      {after !== "" && <span>{after}</span>}
    </>
  );
}

/** A colour as chips have it, and what it says. */
function Key({ tint, children }: { readonly tint: Tint; readonly children: ReactNode }): ReactElement {
  return (
    <span className="color-key">
      <span className={`color-sample ${tint.name}`} aria-hidden="true" />
      {children}
    </span>
  );
}
