import type { ReactElement, ReactNode } from "react";
import { useHubSettings } from "../../../state/tokenizers/hubSettings";
import { tokenizerEntry } from "../../../tokenizers/catalogue";
import { parseReference } from "../../../tokenizers/tokenizerReference";
import { formatBytes, formatCount, plural } from "../../../ui/format";
import { HintedWords } from "../../../ui/Hint";
import type { TokenizerFacts } from "../../../worker/import/protocol";
import { Fact } from "../Fact";
import { hubPage } from "../hubPage";

/** Control tokens that say enough of them all. */
const shownTokens = 8;

/** What is known of a tokenizer that was brought along: its name, where it is from, what it is made of. */
export function FactsList({ facts }: { readonly facts: TokenizerFacts }): ReactElement {
  const { description, files, kind, licence } = facts;
  return (
    <div className="facts" data-reference={facts.reference}>
      <h3>
        <bdi>{tokenizerEntry(facts.reference).label}</bdi>
      </h3>
      <dl>
        <Source facts={facts} />
        <Fact name={files.length === 1 ? "File" : "Files"}>
          <ul>
            {files.map(({ name, bytes, sha256 }) => (
              <li key={name}>
                <HintedWords text={`SHA-256 ${sha256}`}>
                  <bdi>{name}</bdi>
                </HintedWords>
                , {formatBytes(bytes)}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name="Kind">{kind}</Fact>
        <Fact name="Licence">{licence ?? <Absent>not stated</Absent>}</Fact>
        <Fact name="Model">{description.model}</Fact>
        <Fact name="Vocabulary">{plural(description.vocabularySize, "entry", "entries")}</Fact>
        <Stages name="Normalizer" stages={description.normalizer} />
        <Stages name="Pre-tokenizer" stages={description.preTokenizer} />
        <Stages name="Post-processor" stages={description.postProcessor} />
        <Tokens name="Control tokens" tokens={description.specials} />
        {description.addedTokens.length > 0 && <Tokens name="Added tokens" tokens={description.addedTokens} />}
      </dl>
    </div>
  );
}

function Source({ facts }: { readonly facts: TokenizerFacts }): ReactElement | null {
  const endpoint = useHubSettings((state) => state.endpoint);
  const parts = parseReference(facts.reference);
  if (parts?.kind === "hub") {
    return (
      <>
        <Fact name="From">
          <a href={hubPage(endpoint, parts)} target="_blank" rel="noreferrer">
            <bdi>{parts.id}</bdi>
          </a>
        </Fact>
        <Fact name="Commit">
          <code className="hash">{parts.commit}</code>
        </Fact>
        <Pattern pattern={parts.pattern} />
      </>
    );
  }
  if (parts?.kind !== "file") return null;
  return (
    <>
      <Fact name="SHA-256">
        <code className="hash">{parts.sha256}</code>
        {facts.files.length > 1 && " (of all files together)"}
      </Fact>
      <Pattern pattern={parts.pattern} />
    </>
  );
}

function Pattern({ pattern }: { readonly pattern: string | null }): ReactElement | null {
  if (pattern === null) return null;
  return (
    <Fact name="Pattern">
      <code>{pattern}</code>
    </Fact>
  );
}

function Stages({ name, stages }: { readonly name: string; readonly stages: readonly string[] }): ReactElement {
  if (stages.length === 0) {
    return (
      <Fact name={name}>
        <Absent>none</Absent>
      </Fact>
    );
  }
  return (
    <Fact name={name}>
      <ol>
        {stages.map((stage, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two stages may be alike, and have no identity but their place
          <li key={i}>{stage}</li>
        ))}
      </ol>
    </Fact>
  );
}

function Tokens({ name, tokens }: { readonly name: string; readonly tokens: readonly string[] }): ReactElement {
  const more = tokens.length - shownTokens;
  return (
    <Fact name={name}>
      {tokens.length === 0 && <Absent>none</Absent>}
      {tokens.slice(0, shownTokens).map((token, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two tokens may have one content
        <code key={i} className="facts-token">
          <bdi>{token}</bdi>
        </code>
      ))}
      {more > 0 && <span>and {formatCount(more)} more</span>}
    </Fact>
  );
}

function Absent({ children }: { readonly children: ReactNode }): ReactElement {
  return <span className="facts-absent">{children}</span>;
}
