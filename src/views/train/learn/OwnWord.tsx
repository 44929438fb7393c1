import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { bestCuts, type PieceScores } from "../../../training/lesson/bestCuts";
import { longestWord } from "../../../training/lesson/words";
import { formatPart, Symbols } from "./CutPieces";
import { formatLog } from "./sayPieces";

/** Cuts that are shown. */
const most = 3;

interface OwnWordProps {
  readonly step: PieceScores;
  readonly word: string;
  onWord(word: string): void;
}

/** Any word, cut the likeliest ways, with what each comes to. */
export function OwnWord({ step, word, onWord }: OwnWordProps): ReactElement {
  const field = useId();
  // An empty field is no word, which no link has.
  const [typed, setTyped] = useState(word);
  const own = useRef(word);
  useEffect(() => {
    if (word !== own.current) setTyped(word);
    own.current = word;
  }, [word]);
  const cuts = typed === "" ? [] : bestCuts(step, typed.toWellFormed(), most);
  return (
    <div className="lesson-own">
      <label htmlFor={field}>Any word, cut</label>
      <input
        id={field}
        className="field"
        value={typed}
        maxLength={longestWord}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        dir="auto"
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === "") return;
          own.current = target.value;
          onWord(target.value);
        }}
      />
      <ol className="lesson-cuts">
        {cuts.map(({ pieces, score, share }) => (
          <li key={pieces.join("\n")}>
            <Symbols pieces={pieces} /> <span className="lesson-share">{formatPart(share)}</span>
            <small>{sumOf(pieces, step, score)}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** “−2.20 + −2.19 = −4.39”: what a cut's log probability is the sum of. */
function sumOf(pieces: readonly string[], { scores, unknown }: PieceScores, score: number): string {
  const parts = pieces.map((piece) => formatLog(scores.get(piece) ?? unknown));
  return parts.length === 1 ? formatLog(score) : `${parts.join(" + ")} = ${formatLog(score)}`;
}
