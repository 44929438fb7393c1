import type { MouseEvent, ReactElement, ReactNode } from "react";
import { useAppStore } from "../../../../state/store";
import { inspectTokenizer, setInspected } from "../../../../state/tokenizers/inspect";
import { defaultInspected } from "../../../../state/tokenizers/inspected";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { joinFragment } from "../../../../url/writeLink";

/** The address of a token's own page. */
export function tokenAddress(reference: TokenizerReference, id: number): string {
  const { comparison } = useAppStore.getState();
  return joinFragment(
    { ...comparison, page: "tokenizer", inspected: { ...defaultInspected, reference, token: id } },
    null,
  );
}

/** Whether a click on a link opens it elsewhere: with a key it does in another tab, or window. */
export function opensElsewhere({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}

/** What leads to the own page of a token of the tokenizer that is shown; what is listed stays as it is, to come back to. */
export function tokenLinkProps(reference: TokenizerReference, id: number) {
  return {
    href: tokenAddress(reference, id),
    onClick: (event: MouseEvent) => {
      if (opensElsewhere(event)) return;
      event.preventDefault();
      setInspected({ token: id });
    },
  };
}

interface TokenLinkProps {
  readonly reference: TokenizerReference;
  readonly id: number;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link as {@link tokenLinkProps} has it. */
export function TokenLink({ reference, id, className, children }: TokenLinkProps): ReactElement {
  return (
    <a className={className} {...tokenLinkProps(reference, id)}>
      {children}
    </a>
  );
}

interface OtherTokenProps {
  readonly reference: TokenizerReference;
  readonly id: number;
}

/** The id of a token of any tokenizer, which leads to its own page. */
export function OtherToken({ reference, id }: OtherTokenProps): ReactElement {
  return (
    <a
      href={tokenAddress(reference, id)}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        inspectTokenizer(reference, { token: id });
      }}
    >
      {id}
    </a>
  );
}
