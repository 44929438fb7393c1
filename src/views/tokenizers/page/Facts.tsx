import { type ReactElement, useId } from "react";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { formatBytes, formatCount, plural } from "../../../ui/format";
import type { TokenizerFacts } from "../../../worker/import/protocol";
import type { Inspection } from "../../../worker/inspect/protocol";
import { Fact } from "../Fact";
import { Copied } from "./Copied";
import { Notes } from "./Notes";
import type { Provenance } from "./tokenizerFacts";

interface FactsProps {
  readonly reference: TokenizerReference;
  readonly provenance: Provenance;
  /** Of a tokenizer that was brought along. */
  readonly facts: TokenizerFacts | null;
  readonly inspection: Inspection | null;
}

/** What a tokenizer is and where it is from. */
export function Facts({ reference, provenance, facts, inspection }: FactsProps): ReactElement {
  const title = useId();
  const { kind, models, note, page, licence, command } = provenance;
  return (
    <section className="tokenizer-facts" aria-labelledby={title}>
      <h2 id={title}>Facts</h2>
      <dl>
        {kind !== null && <Fact name="Kind">{kind}</Fact>}
        <Fact name="Vocabulary">{inspection === null ? "…" : sizeInWords(inspection)}</Fact>
        {models.length > 0 && <Fact name="Used by">{models.join(", ")}</Fact>}
        <Fact name="From">
          {note}
          {provenance.package !== null && (
            <>
              {" "}
              <code>{provenance.package}</code>
            </>
          )}
        </Fact>
        {page !== null && (
          <Fact name="Model">
            <a href={page.address} target="_blank" rel="noreferrer">
              {page.label}
            </a>
          </Fact>
        )}
        <Fact name="Licence">{licence}</Fact>
        <Fact name="Reference">
          <Copied label="Copy the reference" text={reference} shown={shortened(reference, facts)} />
        </Fact>
        <Fact name="Command">
          <Copied label="Copy the command" text={command} />
        </Fact>
        {facts !== null && facts.files.length > 0 && (
          <Fact name={facts.files.length === 1 ? "File" : "Files"}>
            <ul className="fact-files">
              {facts.files.map(({ name, bytes, sha256 }) => (
                <li key={name}>
                  {name}, {formatBytes(bytes)}, SHA-256
                  <Copied label={`Copy the SHA-256 of ${name}`} text={sha256} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {facts !== null && <Notes key={facts.reference} facts={facts} />}
      </dl>
    </section>
  );
}

/** A reference without most of its hash, where that is said of the file below. */
function shortened(reference: TokenizerReference, facts: TokenizerFacts | null): string {
  return (facts?.files ?? []).reduce(
    (text, { sha256 }) => text.replace(`#${sha256}`, `#${sha256.slice(0, 7)}…`),
    reference as string,
  );
}

function sizeInWords({ vocabularySize, table, lists }: Inspection): string {
  if (vocabularySize === null) return "An open set: whatever a text has";
  const entries = plural(vocabularySize, "entry", "entries");
  if (table === null) return `${entries}: every Unicode scalar value`;
  const [specials, added] = [lists.specials.length, lists.added.length];
  const of = [
    ...(specials > 0 ? [`${formatCount(specials)} special`] : []),
    ...(added > 0 ? [`${formatCount(added)} added`] : []),
  ];
  return of.length === 0 ? entries : `${entries}, of them ${of.join(" and ")}`;
}
