import { type ReactElement, useId, useMemo, useState } from "react";
import type { EntryMeaning, SameText } from "../../../../analysis/vocabulary/entry/sameText";
import { useComparedVocabularies } from "../../../../state/tokenizers/comparedVocabularies";
import { visibleBytes } from "../../../../text/visibleBytes";
import { catalogue, tokenizerEntry } from "../../../../tokenizers/catalogue";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import type { TokenizerPool } from "../../../../worker/pool/pool";
import { EntryName } from "../entries/EntryName";
import { OtherToken } from "../entries/TokenLink";
import { type Asked, useSameText } from "./useSameText";

interface OtherTokenizersProps {
  readonly pool: Promise<TokenizerPool>;
  readonly reference: TokenizerReference;
  readonly meaning: EntryMeaning;
}

/** Tokens that are shown of a text. */
const mostPieces = 24;

/** What other tokenizers make of the same text: the open columns at once, all built-ins when somebody asks. */
export function OtherTokenizers({ pool, reference, meaning }: OtherTokenizersProps): ReactElement {
  const title = useId();
  const compared = useComparedVocabularies();
  const [isWhole, setWhole] = useState(false);
  const columns = useMemo(() => compared.filter((other) => other !== reference), [compared, reference]);
  const others = useMemo(() => builtinsBeside([reference, ...columns]), [reference, columns]);
  const references = useMemo(() => (isWhole ? [...columns, ...others] : columns), [isWhole, columns, others]);
  const asked = useSameText(pool, references, meaning);
  const rows = references
    .map((other) => [other, asked.get(other) ?? null] as const)
    .sort(([, a], [, b]) => order(a) - order(b));
  return (
    <section className="audit-section" aria-labelledby={title} data-others={references.length}>
      <h3 id={title}>In other tokenizers</h3>
      <p className="audit-note">{meaningInWords(meaning)}</p>
      {rows.length > 0 && (
        <div className="section-table">
          <table className="others-table">
            <thead>
              <tr>
                <th scope="col">Tokenizer</th>
                <th scope="col">Entry of just this</th>
                {meaning.text !== null && (
                  <>
                    <th scope="col" className="number">
                      Tokens
                    </th>
                    <th scope="col">Encoded as a text</th>
                  </>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map(([other, answer]) => (
                <Row key={other} reference={other} asked={answer} isText={meaning.text !== null} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!isWhole && others.length > 0 && (
        <div>
          <Button onClick={() => setWhole(true)}>
            In all {formatCount(columns.length + others.length)} tokenizers
          </Button>
          <small className="audit-note"> Their vocabularies come, some 0.1 to 2 MB each.</small>
        </div>
      )}
    </section>
  );
}

/** Built-ins with a vocabulary, but for some. */
function builtinsBeside(some: readonly TokenizerReference[]): TokenizerReference[] {
  return catalogue.flatMap(({ reference, vocabulary }) =>
    vocabulary === null || some.includes(reference) ? [] : [reference],
  );
}

/** Those with one entry for it come first, then those with fewer tokens; what is not known yet is last. */
function order(asked: Asked | null): number {
  if (asked === null || asked.answer === null) return Number.MAX_SAFE_INTEGER;
  const { entry, tokens } = asked.answer;
  return entry !== null ? tokens.length : 1e6 + (tokens.length === 0 ? 1e6 : tokens.length);
}

function meaningInWords({ text, continues, isControl }: EntryMeaning): string {
  if (text === null) {
    return "Its bytes are no text by themselves, so others are only asked whether they have an entry for the same bytes.";
  }
  if (isControl) return "Its name, read as a control token where the other has one of this name.";
  return continues ? "The same letters, as a text by themselves." : "The same text, by itself.";
}

interface RowProps {
  readonly reference: TokenizerReference;
  readonly asked: Asked | null;
  readonly isText: boolean;
}

function Row({ reference, asked, isText }: RowProps): ReactElement {
  const answer = asked?.answer ?? null;
  return (
    <tr data-other={reference} data-entry={answer?.entry ?? undefined} data-tokens={answer?.tokens.length}>
      <th scope="row">{tokenizerEntry(reference).label}</th>
      {answer === null ? (
        <td colSpan={3}>{asked?.problem ?? "…"}</td>
      ) : (
        <>
          <td>{answer.entry === null ? "–" : <OtherToken reference={reference} id={answer.entry} />}</td>
          {isText && (
            <>
              <td className="number">{formatCount(answer.tokens.length)}</td>
              <td>
                {answer.hasUnknown && <small>unknown </small>}
                <Pieces tokens={answer.tokens} />
              </td>
            </>
          )}
        </>
      )}
    </tr>
  );
}

function Pieces({ tokens }: Pick<SameText, "tokens">): ReactElement {
  return (
    <>
      <span className="other-pieces">
        {tokens.slice(0, mostPieces).map(({ id, bytes }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
          <span key={i} className="other-piece">
            <EntryName parts={visibleBytes(bytes)} /> <small>{id}</small>
          </span>
        ))}
      </span>
      {tokens.length > mostPieces && <small> and {plural(tokens.length - mostPieces, "more token")}</small>}
    </>
  );
}
