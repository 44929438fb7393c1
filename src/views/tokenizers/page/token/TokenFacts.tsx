import type { ReactElement } from "react";
import type { ToldEntry } from "../../../../analysis/vocabulary/entry/toldEntry";
import { hexBytes } from "../../../../text/bytes";
import { codePointName, visibleText } from "../../../../text/visible";
import { formatCount, plural } from "../../../../ui/format";
import { formatScore } from "../../../../ui/laterFormats";
import { Fact } from "../../Fact";
import { Copied } from "../Copied";
import type { Entry } from "../entries/entryLabel";
import { kindsOf, plainMeaning } from "./tokenWords";

interface TokenFactsProps {
  readonly entry: Entry;
  /** Null where nobody has told it yet, and of baselines. */
  readonly told: ToldEntry | null;
}

/** Whether the merge that an entry's bytes come to last is not the first one that makes it. */
function isOtherMade({ making, rank }: ToldEntry): boolean {
  return making.kind === "merges" && making.isWhole && making.trace.merges.at(-1)?.rank !== rank;
}

/** Characters that are told one by one. */
const mostCharacters = 48;

/** What a token is: its entry, text, id, rank, bytes and characters. */
export function TokenFacts({ entry, told }: TokenFactsProps): ReactElement {
  const { id, bytes } = entry;
  const { text } = told?.meaning ?? plainMeaning(entry);
  const characters = Array.from(text ?? "");
  const kinds = kindsOf(entry);
  const hex = hexBytes(bytes);
  return (
    <section className="token-facts-of" aria-label="What it is">
      <dl>
        {told !== null && (
          <Fact name="Entry">
            <Copied label="Copy the entry" text={told.name} shown={visibleText(told.name)} />
          </Fact>
        )}
        <Fact name="Text">
          {text === null ? (
            "None: its bytes are no text by themselves"
          ) : (
            <Copied label="Copy the text" text={text} shown={visibleText(text)} />
          )}
        </Fact>
        <Fact name="Id">
          <Copied label="Copy the id" text={String(id)} />
        </Fact>
        {told?.rank != null && (
          <Fact name="Rank">
            {formatCount(told.rank)}
            <small>Its place in the order in which tokens are put together</small>
            {isOtherMade(told) && (
              <small>Of the first merge in the list that makes it; its own bytes take another</small>
            )}
          </Fact>
        )}
        {told?.score != null && <Fact name="Score">{formatScore(told.score)}</Fact>}
        <Fact name={bytes.length === 1 ? "1 byte" : `${formatCount(bytes.length)} bytes`}>
          <Copied label="Copy the bytes" text={hex} />
        </Fact>
        {text !== null && (
          <Fact name={plural(characters.length, "character")}>
            <code>{characters.slice(0, mostCharacters).map(codePointName).join(" ")}</code>
            {characters.length > mostCharacters && ` and ${formatCount(characters.length - mostCharacters)} more`}
          </Fact>
        )}
        {kinds.length > 0 && <Fact name="Kind">{kinds.join(", ")}</Fact>}
      </dl>
    </section>
  );
}
