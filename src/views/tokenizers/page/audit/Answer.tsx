import type { ReactElement } from "react";
import { formatCount, plural } from "../../../../ui/format";
import type { Audited, SchemeOfEntries } from "../../../../worker/vocabulary/protocol";

interface AnswerProps {
  readonly audited: Audited;
}

/** What an audit comes to, for somebody who knows nothing of tokenizers, and for those who do what is certain of it. */
export function Answer({ audited }: AnswerProps): ReactElement {
  const { headline, certainty } = answerOf(audited);
  return (
    <div className="audit-answer">
      <p className="audit-headline">{headline}</p>
      <p className="audit-certainty">{certainty}</p>
    </div>
  );
}

/** The sentences of an {@link Answer}. */
export function answerOf({ ids, schemes }: Pick<Audited, "ids" | "schemes">): {
  readonly headline: string;
  readonly certainty: string;
} {
  const count = (scheme: SchemeOfEntries["name"], name: string) => {
    const found = schemes.find((each) => each.name === scheme);
    return found?.counts[found.classes.indexOf(name)] ?? 0;
  };
  const noText = count("reach", "noText");
  const never = count("reach", "never") + noText;
  const undecided = count("reach", "undecided");
  const pieces = count("form", "fragment") + count("form", "severalParts");
  return {
    headline: `Of ${plural(ids.length, "entry", "entries")} ${neverInWords(never, noText, undecided)}; ${piecesInWords(pieces)}.`,
    certainty: `${contextInWords(count("reach", "inContext"))}${
      undecided === 0
        ? "Nothing is undecided: what never comes is proved."
        : `${plural(undecided, "entry is", "entries are")} undecided: neither an example nor a proof was found.`
    }`,
  };
}

function neverInWords(never: number, noText: number, undecided: number): string {
  if (never === 0) {
    return undecided === 0
      ? "each can be produced"
      : `each can be produced, but for ${formatCount(undecided)} of which it is not known`;
  }
  const whose = noText === never ? "" : ` ${formatCount(noText)} of them`;
  return `${formatCount(never)} can never be produced${noText === 0 ? "" : `,${whose} as they are bytes that no text has`}`;
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
