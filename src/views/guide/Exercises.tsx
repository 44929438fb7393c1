import { type ReactElement, useState } from "react";
import { exercises } from "../../guide/exercises";
import { Button } from "../../ui/controls";
import { plural } from "../../ui/format";

/** “Guess the cut”: a reader says where a tokenizer cuts a word, and is told. Nothing of it is kept. */
export function Exercises(): ReactElement {
  const [at, setAt] = useState(0);
  const [cuts, setCuts] = useState<ReadonlySet<number>>(new Set());
  const [isTold, setTold] = useState(false);
  const [right, setRight] = useState(0);
  const exercise = exercises[at];
  const next = () => {
    setAt((last) => last + 1);
    setCuts(new Set());
    setTold(false);
  };
  if (exercise === undefined) {
    return (
      <section id="exercises" className="guide-exercises" aria-labelledby="exercises-words">
        <h2 id="exercises-words" tabIndex={-1}>
          Guess the cut
        </h2>
        <p aria-live="polite">
          {right} of {plural(exercises.length, "cut")} right.
        </p>
        <Button
          onClick={() => {
            setAt(0);
            setRight(0);
          }}
        >
          Once more
        </Button>
      </section>
    );
  }
  const { text, tokenizer, ends, why } = exercise;
  const characters = [...text];
  const isRight = ends.length === cuts.size && ends.every((end) => cuts.has(end));
  const toggle = (end: number) => {
    const others = new Set(cuts);
    if (!others.delete(end)) others.add(end);
    setCuts(others);
  };
  return (
    <section id="exercises" className="guide-exercises" aria-labelledby="exercises-words">
      <h2 id="exercises-words" tabIndex={-1}>
        Guess the cut
      </h2>
      <p>
        Where does {tokenizer} cut this? Click between letters, then look. Nothing is kept.
        <span className="guide-small">
          {" "}
          {at + 1} of {exercises.length}
        </span>
      </p>
      <p className="guide-word" dir="auto">
        {characters.map((character, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: letters have no other name than their place
          <span key={i}>
            <span className="guide-letter">{character === " " ? "·" : character}</span>
            {i + 1 < characters.length && (
              <button
                type="button"
                className="guide-gap"
                aria-pressed={cuts.has(i + 1)}
                aria-label={`Cut between ${character} and ${characters[i + 1]}`}
                data-told={isTold ? (ends.includes(i + 1) ? "cut" : cuts.has(i + 1) ? "none" : undefined) : undefined}
                disabled={isTold}
                onClick={() => toggle(i + 1)}
              />
            )}
          </span>
        ))}
      </p>
      <p aria-live="polite">
        {isTold && (
          <>
            {isRight ? "Right: " : "No: "}
            <b>{parted(characters, ends).join(" | ")}</b>. {why}
          </>
        )}
      </p>
      {isTold ? (
        <Button look="primary" onClick={next}>
          {at + 1 < exercises.length ? "Next" : "How many were right"}
        </Button>
      ) : (
        <Button
          look="primary"
          onClick={() => {
            setTold(true);
            if (isRight) setRight((last) => last + 1);
          }}
        >
          Look
        </Button>
      )}
    </section>
  );
}

function parted(characters: readonly string[], ends: readonly number[]): string[] {
  const all = [0, ...ends, characters.length];
  return all.slice(1).map((end, i) => characters.slice(all[i], end).join("").replaceAll(" ", "·"));
}
