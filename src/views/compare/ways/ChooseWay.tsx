import { type ReactElement, useId, useState } from "react";
import { cutColumn } from "../../../state/compare/cutColumn";
import { maxColumns } from "../../../state/compare/slice";
import { actions, useAppStore } from "../../../state/store";
import { tokenizerEntry } from "../../../tokenizers/catalogue";
import { ownAndWay, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { mostSeed, readWay, wayLabels, wayNamed, wayNames, wayWords, writeWay } from "../../../tokenizers/ways/way";
import { Button } from "../../../ui/controls";
import { NumberField } from "../../../ui/NumberField";
import { useExplanation } from "../inspector/asking/useExplanation";
import { TransformEffect, TransformFields, transformsOf, transformsProblem, writeTransforms } from "./TransformFields";
import "./ways.css";

const whatIsLacking = { kind: "lacking" } as const;

interface ChooseWayProps {
  /** The column's. */
  readonly reference: TokenizerReference;
  /** Whether what is done to the text first was asked for, which is then in sight. */
  readonly isOfText: boolean;
  onDone(): void;
}

/** The ways in which a column's text can be cut, and what can be done to it first: to have another column beside it, or this one changed. */
export function ChooseWay({ reference, isOfText, onDone }: ChooseWayProps): ReactElement {
  const [own, now] = ownAndWay(reference);
  const shown = useAppStore((state) => state.comparison.tokenizers);
  // What is shown already is chosen in the list, so that it is seen which way that is.
  const [way, setWay] = useState(() => readWay(now?.split(":").at(-1) ?? ""));
  const [chosen, setChosen] = useState(() => transformsOf(now ?? ""));
  const group = useId();
  const { label, vocabulary } = tokenizerEntry(own);
  // Where that is not known, the column says what its tokenizer lacks.
  const { answer: lacking } = useExplanation(own, whatIsLacking);
  const isRule = own.startsWith("builtin:") && vocabulary === null;
  const problem = transformsProblem(chosen);
  const transforms = writeTransforms(chosen);
  const written = way === null ? null : writeWay(way);
  const next = [own, ...(transforms === "" ? [] : [transforms]), ...(written === null ? [] : [written])].join(
    ":",
  ) as TokenizerReference;
  const isShown = shown.includes(next);
  const isFull = shown.length >= maxColumns;
  const done = (act: () => void) => () => {
    act();
    onDone();
  };
  return (
    <form className="choose-way" onSubmit={(event) => event.preventDefault()}>
      {isRule ? (
        <p className="way-note">
          {label} cuts texts by a rule: it has no vocabulary whose entries texts could be cut into another way. The text
          can be changed first.
        </p>
      ) : (
        <p className="way-note">
          The same pre-tokens, cut into entries of the same vocabulary. A model that was trained on its tokenizer’s own
          way has seen few texts cut another.
        </p>
      )}
      {!isRule && (
        <fieldset>
          <legend className="visually-hidden">Way</legend>
          <label className="way-choice">
            <input type="radio" name={group} checked={way === null} onChange={() => setWay(null)} />
            <span>its own</span>
            <small>as the tokenizer itself cuts</small>
          </label>
          {wayNames.map((name) => (
            <label key={name} className="way-choice">
              <input
                type="radio"
                name={group}
                checked={way?.name === name}
                disabled={lacking?.[name] !== undefined}
                onChange={() => setWay(wayNamed(name))}
              />
              <span>{wayLabels[name]}</span>
              <small>{lacking?.[name] ?? wayWords[name]}</small>
            </label>
          ))}
        </fieldset>
      )}
      {way?.name === "dropout" && (
        <div className="way-fields">
          <span className="inline-field">
            Probability
            <NumberField<number>
              className="window-field"
              aria-label="Probability"
              value={way.p}
              range={{ min: 0, max: 1 }}
              isOptional={false}
              step={0.1}
              onChange={(p) => setWay({ ...way, p: Number(p.toFixed(6)) })}
            />
          </span>
          <span className="inline-field">
            Seed
            <NumberField<number>
              className="window-field"
              aria-label="Seed"
              value={way.seed}
              range={{ min: 0, max: mostSeed, isWhole: true }}
              isOptional={false}
              onChange={(seed) => setWay({ ...way, seed })}
            />
          </span>
        </div>
      )}
      <TransformFields chosen={chosen} isOpen={isRule || isOfText} onChange={setChosen} />
      {transforms !== "" && problem === null && <TransformEffect own={own} transforms={transforms} way={written} />}
      <div className="way-actions">
        <Button
          look="primary"
          disabled={isShown || isFull || problem !== null}
          onClick={done(() => actions.addTokenizer(next, shown.indexOf(reference) + 1))}
        >
          Add a column
        </Button>
        <Button disabled={isShown || problem !== null} onClick={done(() => cutColumn(reference, next))}>
          Change this column
        </Button>
        <p role="status">
          {problem ??
            (isShown
              ? `${tokenizerEntry(next).label} is shown already.`
              : isFull
                ? `There are ${maxColumns} columns, which is all that fit: remove one, or change this one.`
                : "")}
        </p>
      </div>
    </form>
  );
}
