import type { ReactElement } from "react";
import { useAppStore } from "../../state/store";
import { inspectTokenizer } from "../../state/tokenizers/inspect";
import { defaultInspected } from "../../state/tokenizers/inspected";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { joinFragment } from "../../url/writeLink";
import { opensElsewhere } from "../tokenizers/page/entries/TokenLink";

interface OwnPageProps {
  readonly reference: TokenizerReference;
  readonly name: string;
}

/** A tokenizer's name, which leads to its own page. */
export function OwnPage({ reference, name }: OwnPageProps): ReactElement {
  const comparison = useAppStore((state) => state.comparison);
  const inspected = { ...defaultInspected, reference };
  return (
    <a
      className="pair-name"
      href={joinFragment({ ...comparison, page: "tokenizer", inspected }, null)}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        inspectTokenizer(reference);
      }}
    >
      <bdi>{name}</bdi>
    </a>
  );
}
