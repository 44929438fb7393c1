import type { ReactElement, ReactNode } from "react";
import type { PromptEnd } from "../../../../analysis/promptEnd/promptEnd";
import { useColumnTitles } from "../../../../state/compare/columnName";
import { useAppStore } from "../../../../state/store";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Problem } from "../../../../ui/controls";
import { HintedWords } from "../../../../ui/Hint";
import { Swatch } from "../../../Swatch";
import { AfterSafe, Here, Space } from "./cells";
import { Healings } from "./Healings";
import { type ColumnEnd, type PromptEnds, standingOf } from "./usePromptEnds";

interface PromptEndTableProps {
  readonly tokenizers: readonly TokenizerReference[];
  readonly told: PromptEnds;
  onRetry(): void;
}

interface Figure {
  readonly name: string;
  readonly hint: string;
  cell(end: PromptEnd, reference: TokenizerReference, told: PromptEnds): ReactNode;
}

const here = {
  name: "In the whole text",
  hint: "Whether the place is a boundary between tokens of the whole text, or inside of one: then the prompt ends with other tokens than the text has there.",
} as const;

/** What is told of a column that has a vocabulary. */
const figures: readonly Figure[] = [
  {
    name: "A space behind it",
    hint: "Whether the prompt’s tokens stay the same when one more space is put behind it.",
    cell: ({ space }) => <Space space={space} />,
  },
  {
    name: "What can still change",
    hint: "Whatever text follows, all tokens before this stay as they are (it begins at the safe boundary). This itself can still become part of other tokens: it is what has to be taken back.",
    cell: ({ fromSafe }) => <AfterSafe fromSafe={fromSafe} />,
  },
  {
    name: "Token healing",
    hint: "The last one, two or three tokens taken back: what they say, how many entries of the vocabulary begin with that, and the first of them by id. One of these may come next.",
    cell: (end, reference, { question }) => <Healings key={question.tail.byteEnd} {...{ end, reference, question }} />,
  },
];

/** A row for each column. */
export function PromptEndTable({ tokenizers, told, onRetry }: PromptEndTableProps): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by key
    <section className="prompt-scroll scrolls-sideways" aria-label="Table of the prompt’s end" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Tokenizer</th>
            {[here, ...figures].map(({ name, hint }) => (
              <th key={name} scope="col">
                <HintedWords text={hint}>{name}</HintedWords>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tokenizers.map((reference) => {
            const column = told.columns.get(reference);
            const end = endOf(column);
            return (
              <tr key={reference} {...attributes(reference, end)}>
                <th scope="row">
                  <Name reference={reference} />
                </th>
                <td>
                  <StandingOf {...{ reference, told }} />
                </td>
                {end === null ? (
                  <td colSpan={figures.length}>
                    <NotTold {...{ reference, column, onRetry }} />
                  </td>
                ) : (
                  figures.map(({ name, cell }) => <td key={name}>{cell(end, reference, told)}</td>)
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** A card for each column, where there is no room for a table. */
export function PromptEndCards({ tokenizers, told, onRetry }: PromptEndTableProps): ReactElement {
  const titleOf = useColumnTitles();
  return (
    <div className="prompt-cards">
      {tokenizers.map((reference) => {
        const column = told.columns.get(reference);
        const end = endOf(column);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls
          <div key={reference} role="group" aria-label={titleOf(reference)} {...attributes(reference, end)}>
            <h3>
              <Name reference={reference} />
            </h3>
            <dl>
              <div>
                <dt>
                  <HintedWords text={here.hint}>{here.name}</HintedWords>
                </dt>
                <dd>
                  <StandingOf {...{ reference, told }} />
                </dd>
              </div>
              {end !== null &&
                figures.map(({ name, hint, cell }) => (
                  <div key={name}>
                    <dt>
                      <HintedWords text={hint}>{name}</HintedWords>
                    </dt>
                    <dd>{cell(end, reference, told)}</dd>
                  </div>
                ))}
            </dl>
            {end === null && <NotTold {...{ reference, column, onRetry }} />}
          </div>
        );
      })}
    </div>
  );
}

function endOf(column: ColumnEnd | undefined): PromptEnd | null {
  return column?.answer?.kind === "told" ? column.answer.end : null;
}

/** What tests know a column's answer by. */
function attributes(reference: TokenizerReference, end: PromptEnd | null) {
  return {
    "data-prompt-column": reference,
    ...(end !== null && {
      "data-space": end.space === null ? "same" : "changed",
      "data-safe": end.safe,
      "data-candidates": end.fromSafe.count,
    }),
  };
}

function Name({ reference }: { readonly reference: TokenizerReference }): ReactElement {
  const titleOf = useColumnTitles();
  return (
    <>
      <Swatch reference={reference} />
      {titleOf(reference)}
    </>
  );
}

interface StandingOfProps {
  readonly reference: TokenizerReference;
  readonly told: PromptEnds;
}

/** As it was when the prompt was asked about, else as it has become known since. */
function StandingOf({ reference, told: { prompt, columns } }: StandingOfProps): ReactElement {
  const shown = useAppStore((state) => state.columns[reference]?.shown);
  return <Here prompt={prompt} standing={columns.get(reference)?.standing ?? standingOf(shown, prompt)} />;
}

interface NotToldProps {
  readonly reference: TokenizerReference;
  readonly column: ColumnEnd | undefined;
  onRetry(): void;
}

/** Why there is nothing more to say of a column. */
function NotTold({ reference, column, onRetry }: NotToldProps): ReactElement {
  const hasFailed = useAppStore((state) => state.columns[reference]?.state === "error");
  if (hasFailed) return <p className="prompt-nothing">This column has failed.</p>;
  if (column === undefined) return <p className="prompt-nothing">No answer yet.</p>;
  if (column.problem !== null) return <Problem className="prompt-problem" problem={column.problem} onRetry={onRetry} />;
  return (
    <p className="prompt-nothing">
      {column.answer?.kind === "tooLong"
        ? "Nothing surely parts the text for thousands of characters before this place: what may still change is not told."
        : "It cuts by a rule and has no vocabulary: there is nothing to take back."}
    </p>
  );
}
