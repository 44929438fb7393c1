import type { ReactElement, ReactNode } from "react";
import type { ToldToken } from "../../../analysis/ids/canonical";
import { visibleBytes } from "../../../text/visibleBytes";
import "./ids.css";

/** Tokens, one behind the other. */
export function Stretch({ tokens }: { readonly tokens: readonly ToldToken[] }): ReactNode {
  if (tokens.length === 0) return "nothing";
  // biome-ignore lint/suspicious/noArrayIndexKey: the same token may come twice
  return tokens.map((token, i) => <TokenChip key={i} {...token} />);
}

/** Tokens, each once, in a box that scrolls, which opens. */
export function ListedTokens({
  summary,
  tokens,
}: {
  readonly summary: string;
  readonly tokens: readonly ToldToken[];
}): ReactElement {
  return (
    <details>
      <summary>{summary}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <p className="ids-tokens" tabIndex={0}>
        {tokens.map((token) => (
          <TokenChip key={token.id} {...token} />
        ))}
      </p>
    </details>
  );
}

/** What a token stands for, with its id. */
export function TokenChip({ id, bytes }: ToldToken): ReactElement {
  return (
    <span className="ids-token">
      <bdi>
        <ShownBytes bytes={bytes} />
      </bdi>
      <small>{id}</small>
    </span>
  );
}

interface ShownBytesProps {
  readonly bytes: Uint8Array;
  /** Whether spaces and line breaks are as in a text, and not signs. */
  readonly keepsLines?: boolean;
}

/** Bytes as text, with what is no UTF-8 in hexadecimal. */
export function ShownBytes({ bytes, keepsLines = false }: ShownBytesProps): ReactNode {
  if (bytes.length === 0) return keepsLines ? "" : "(nothing)";
  return visibleBytes(bytes, keepsLines).map(({ text, kind }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
    <span key={i} className={kind === "text" ? undefined : `ids-${kind}`}>
      {text}
    </span>
  ));
}
