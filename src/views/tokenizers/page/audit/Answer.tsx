import type { ReactElement } from "react";
import { formatCount, plural } from "../../../../ui/format";
import type { Audited, SchemeOfEntries } from "../../../../worker/vocabulary/protocol";
import { wordsOfClass } from "./classWords";

interface AnswerProps {
  readonly audited: Audited;
  onChoose(name: string): void;
}

/** What an audit comes to, for somebody who knows nothing of tokenizers, and for those who do what is certain of it. */
export function Answer({ audited, onChoose }: AnswerProps): ReactElement {
  const { headline, sums, certainty } = answerOf(audited);
  return (
    <div className="audit-answer">
      <p className="audit-headline">{headline}</p>
      <p className="audit-certainty">An entry is one of the tokens that this tokenizer has a number for, its id.</p>
      {sums.length > 0 && (
        <ul className="audit-sums" aria-label="How these figures are made up">
          {sums.map(({ total, parts, note }) => (
            <li key={parts.map(({ name }) => name).join(" ")}>
              {formatCount(total)} ={" "}
              {parts.map(({ scheme, name, count }, i) => (
                <span key={name}>
                  {i > 0 && " + "}
                  {formatCount(count)}{" "}
                  <button type="button" className="link-button" onClick={() => onChoose(name)}>
                    {wordsOfClass(scheme, name).label}
                  </button>
                </span>
              ))}
              {note}
            </li>
          ))}
        </ul>
      )}
      <p className="audit-certainty">{certainty}</p>
    </div>
  );
}

/** A class with its number of entries. */
interface Part {
  readonly scheme: SchemeOfEntries["name"];
  readonly name: string;
  readonly count: number;
}

/** A figure of the headline as the sum of classes. */
interface Sum {
  readonly total: number;
  readonly parts: readonly Part[];
  /** What goes on after them. */
  readonly note: string;
}

interface AnswerWords {
  readonly headline: string;
  /** Of those figures that are one: a class by itself has its number in its name. */
  readonly sums: readonly Sum[];
  readonly certainty: string;
}

/** The sentences of an {@link Answer}. */
export function answerOf({ ids, schemes }: Pick<Audited, "ids" | "schemes">): AnswerWords {
  const partOf = (scheme: SchemeOfEntries["name"], name: string): Part => {
    const found = schemes.find((each) => each.name === scheme);
    return { scheme, name, count: found?.counts[found.classes.indexOf(name)] ?? 0 };
  };
  const sumOf = (note: string, ...all: Part[]): Sum => {
    const parts = all.filter(({ count }) => count > 0);
    return { total: parts.reduce((sum, { count }) => sum + count, 0), parts, note };
  };
  const undecided = partOf("reach", "undecided").count;
  const never = sumOf(".", partOf("reach", "never"), partOf("reach", "noText"));
  const singles = partOf("form", "singleByte").count;
  const beside = singles === 0 ? "." : `; the ${plural(singles, "single byte is", "single bytes are")} not among them.`;
  const pieces = sumOf(beside, partOf("form", "fragment"), partOf("form", "severalParts"));
  return {
    headline: `Of ${plural(ids.length, "entry", "entries")} ${neverInWords(never.total, undecided)}; ${piecesInWords(pieces.total)}.`,
    sums: [never, pieces].filter(({ parts }) => parts.length > 1),
    certainty: `${contextInWords(partOf("reach", "inContext").count)}${
      undecided === 0
        ? "Nothing is undecided: what never comes is proved."
        : `${plural(undecided, "entry is", "entries are")} undecided: neither an example nor a proof was found.`
    }`,
  };
}

function neverInWords(never: number, undecided: number): string {
  if (never > 0) return `${formatCount(never)} can never be produced`;
  return undecided === 0
    ? "each can be produced"
    : `each can be produced, but for ${formatCount(undecided)} of which it is not known`;
}

function piecesInWords(pieces: number): string {
  if (pieces === 0) return "none is a part of a character";
  return pieces === 1 ? "1 is a part of a character" : `${formatCount(pieces)} are parts of characters`;
}

function contextInWords(inContext: number): string {
  if (inContext === 0) return "";
  return inContext === 1
    ? "1 comes only beside other text, and an example was encoded for it. "
    : `${formatCount(inContext)} come only beside other text, and an example was encoded for each. `;
}
