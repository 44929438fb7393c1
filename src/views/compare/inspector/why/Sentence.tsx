import type { ReactElement } from "react";
import type { SentencePart } from "../../../../analysis/why/whySentence";

/** A sentence, in which what it quotes of the text stands by itself, whatever its direction. */
export function Sentence({ parts }: { readonly parts: readonly SentencePart[] }): ReactElement {
  return (
    <>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
        <Part key={i} {...part} />
      ))}
    </>
  );
}

function Part({ kind, shown }: SentencePart): ReactElement {
  if (kind === "words") return <>{shown}</>;
  if (kind === "bytes" || kind === "code") return <code>{shown}</code>;
  return (
    <span className="quoted">
      “<bdi>{shown}</bdi>”
    </span>
  );
}
