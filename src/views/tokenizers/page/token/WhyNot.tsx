import { type ReactElement, useId } from "react";
import type { Becoming } from "../../../../analysis/vocabulary/entry/whatBecomes";
import { whyInWords } from "../../../../analysis/vocabulary/entry/whyInWords";
import type { WhyNot as Why } from "../../../../analysis/vocabulary/entry/whyNot";
import { visibleParts } from "../../../../text/visible";
import { plural } from "../../../../ui/format";
import { EntryName } from "../entries/EntryName";
import { TokenChip } from "./TokenChip";
import type { TokenPartProps } from "./tokenPart";

interface WhyNotProps extends Pick<TokenPartProps, "reference" | "table"> {
  readonly why: Why;
  /** How many tokens have it for a part of their last merge. */
  readonly madeWith: number;
}

/** Why no text gives a token, with what becomes of texts that have its bytes in them. */
export function WhyNot({ why: { cause, texts }, madeWith, ...props }: WhyNotProps): ReactElement {
  const title = useId();
  return (
    <section className="audit-section" aria-labelledby={title} data-why={cause}>
      <h3 id={title}>{cause === "notFound" ? "A text that gives it" : "Why no text gives it"}</h3>
      <p className="token-why">
        {whyInWords(cause)}
        {cause === "neighbours" &&
          madeWith > 0 &&
          ` It is only a step on the way to ${plural(madeWith, "longer token")}.`}
      </p>
      {texts.length > 0 && (
        <ul className="token-worked" aria-label="What becomes of texts with its bytes">
          {texts.map((becoming) => (
            <Worked key={becoming.text} {...props} {...{ becoming }} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface WorkedProps extends Pick<WhyNotProps, "reference" | "table"> {
  readonly becoming: Becoming;
}

/** Tokens of a text that are shown. */
const mostTokens = 24;

function Worked({ becoming: { text, rewritten, cut, tokens, join, isMade }, ...props }: WorkedProps): ReactElement {
  const chip = (id: number) => <TokenChip {...props} id={id} isNamed />;
  return (
    <li data-text={text}>
      <Text text={text} />{" "}
      {rewritten !== null && (
        <span>
          is rewritten as <Text text={rewritten} />
          {cut !== null && ","}{" "}
        </span>
      )}
      {cut !== null && (
        <span>
          is cut into{" "}
          {cut.map((piece, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
            <span key={i}>
              <Text text={piece} />{" "}
            </span>
          ))}
        </span>
      )}
      <span>
        {rewritten !== null || cut !== null ? "and " : ""}
        {tokens.length === 0 ? "comes to no token at all" : tokens.length === 1 ? "is the one token" : "comes to"}
      </span>{" "}
      {tokens.slice(0, mostTokens).map((id, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
        <span key={i}>{chip(id)} </span>
      ))}
      {tokens.length > mostTokens && <span>… </span>}
      {join !== null && (
        <span className="worked-join">
          since {isMade ? "it is made, and then" : "first"} {chip(join.left)} and {chip(join.right)} are joined to{" "}
          {chip(join.result)}
        </span>
      )}
    </li>
  );
}

function Text({ text }: { readonly text: string }): ReactElement {
  return (
    <span className="token-example">
      <EntryName parts={visibleParts(text)} />
    </span>
  );
}
