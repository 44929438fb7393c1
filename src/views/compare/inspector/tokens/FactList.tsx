import type { ReactElement } from "react";
import { formatCount } from "../../../../ui/format";
import { CopyButton } from "../copying";
import { Long } from "../Long";
import type { Fact } from "./facts";

/** Of what is said of a token: as much as a column has room for, and as much as comes with a press. */
const [first, step] = [240, 20_000];

/** Characters of a value that are read out with the button that copies it. */
const spoken = 40;

interface FactListProps {
  readonly facts: readonly Fact[];
  /** What the tokenizer is called. */
  readonly label: string;
}

/** Facts, each of which can be copied. */
export function FactList({ facts, label }: FactListProps): ReactElement {
  return (
    <dl className="token-facts">
      {facts.map((fact) => (
        <div key={fact.key} data-fact={fact.key} data-value={fact.value}>
          <dt>{fact.name}</dt>
          <dd>
            <span className={fact.isQuoted ? "quoted" : undefined}>
              <Words fact={fact} />
              {fact.note !== undefined && <small> {fact.note}</small>}
            </span>
            {fact.value !== "" && <CopyButton what={inWords(fact, label)} text={fact.value} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ fact }: { readonly fact: Fact }): ReactElement {
  const words = fact.shown ?? fact.value;
  return (
    <Long key={words} count={words.length} what="character" first={first} step={step}>
      {(units) => <bdi>{cutBetween(words, units)}</bdi>}
    </Long>
  );
}

/** The beginning of a text, not cut between the halves of a pair. */
function cutBetween(text: string, units: number): string {
  return text.slice(0, (text.codePointAt(units - 1) ?? 0) > 0xffff ? units + 1 : units);
}

function inWords({ name, value }: Fact, label: string): string {
  const what = value.length > spoken ? `${formatCount(value.length)} characters` : value;
  return `${name.toLowerCase()} ${what} of ${label}`;
}
