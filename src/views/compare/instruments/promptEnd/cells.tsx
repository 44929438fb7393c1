import type { ReactElement } from "react";
import type { Entry } from "../../../../analysis/promptEnd/entries";
import type { Healing, SpaceChange } from "../../../../analysis/promptEnd/promptEnd";
import type { Standing } from "../../../../analysis/promptEnd/standing";
import { visibleText } from "../../../../text/visible";
import { formatCount, plural } from "../../../../ui/format";
import { textOf } from "../../differences/pieces";
import { positionsIn } from "../../inspector/place/positions";
import type { Prompt } from "./usePrompt";

/** Characters that are quoted on either side of a place. */
const quoted = 24;

/** How the prompt's end stands to the tokens of the whole text. */
export function Here({
  prompt,
  standing,
}: {
  readonly prompt: Prompt;
  readonly standing: Standing | null;
}): ReactElement {
  if (standing === null) return <span className="prompt-nothing">No answer yet.</span>;
  if (standing.kind === "boundary") {
    return <span data-boundary="boundary">{prompt.unit === prompt.text.length ? "The text ends" : "A boundary"}</span>;
  }
  if (standing.kind === "dropped") return <span data-boundary="dropped">In what no token stands for</span>;
  const { text, unit } = prompt;
  const positions = positionsIn(text);
  const before = Array.from(text.slice(positions.atByte(standing.byteStart).unit, unit));
  const after = Array.from(text.slice(unit, positions.afterByte(standing.byteEnd).unit));
  return (
    <span data-boundary="inside">
      Inside “
      <bdi>
        {before.length > quoted && "…"}
        {visibleText(before.slice(-quoted).join(""))}
        <b className="prompt-caret">|</b>
        {visibleText(after.slice(0, quoted).join(""))}
        {after.length > quoted && "…"}
      </bdi>
      ”
    </span>
  );
}

/** What a space behind the prompt changes before it. */
export function Space({ space }: { readonly space: SpaceChange | null }): ReactElement {
  if (space === null) return <>Changes no token</>;
  return (
    <span className="prompt-change">
      <Tokens entries={space.before} />
      <span role="img" aria-label="becomes">
        →
      </span>
      <Tokens entries={space.after} />
    </span>
  );
}

/** Tokens that are drawn of each side of a change. */
const mostDrawn = 6;

function Tokens({ entries }: { readonly entries: readonly Entry[] }): ReactElement {
  if (entries.length === 0) return <span>nothing</span>;
  return (
    <span className="prompt-entries">
      {entries.slice(0, mostDrawn).map((entry, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same token may come twice
        <EntryChip key={i} {...entry} />
      ))}
      {entries.length > mostDrawn && <small>and {formatCount(entries.length - mostDrawn)} more</small>}
    </span>
  );
}

interface EntryChipProps extends Entry {
  /** What is shown in place of what it stands for. */
  readonly name?: string | undefined;
}

/** An entry with its id. */
export function EntryChip({ id, bytes, name }: EntryChipProps): ReactElement {
  const { text, isHex } = name === undefined ? textOf(Uint8Array.from(bytes)) : { text: name, isHex: false };
  return (
    <span className="prompt-entry">
      <bdi className={isHex ? "hex" : undefined}>{text}</bdi>
      <small>{id}</small>
    </span>
  );
}

/** What stands after the safe boundary, and in how many tokens. */
export function AfterSafe({ fromSafe: { rest, tokens } }: { readonly fromSafe: Healing }): ReactElement {
  if (tokens === 0) return <>Nothing: no token stands there</>;
  return (
    <>
      <Said bytes={rest} />
      <small className="prompt-aside">{plural(tokens, "token")}</small>
    </>
  );
}

/** Bytes that are quoted of what tokens say. */
const mostBytes = 96;

/** What tokens say. */
export function Said({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }): ReactElement {
  // Of much, the last is what is beside the place.
  let start = Math.max(0, bytes.length - mostBytes);
  while (start > 0 && start < bytes.length && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  const { text, isHex } = textOf(bytes.slice(start));
  return (
    <span className="prompt-quoted">
      “{start > 0 && "… "}
      <bdi className={isHex ? "hex" : undefined}>{text}</bdi>”
    </span>
  );
}
