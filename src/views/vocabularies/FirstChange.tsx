import { type ReactElement, useCallback, useState } from "react";
import { useAppStore } from "../../state/store";
import { pairPool } from "../../state/vocabularies/pairPool";
import { Button } from "../../ui/controls";
import { formatCount, plural } from "../../ui/format";
import type { PairProgress } from "../../worker/vocabularyPair/protocol";
import type { PairPartProps } from "./shared";
import { useAnswer } from "./useAnswer";
import { Waiting } from "./Waiting";

/** UTF-16 units up to which a text is encoded unasked: a moment's work. */
const mostUnasked = 200_000;

/** Where the ids of the text in Compare change. */
export function FirstChange(props: Pick<PairPartProps, "request" | "a" | "b">): ReactElement | null {
  const text = useAppStore((state) => state.comparison.text);
  const [asked, setAsked] = useState("");
  if (text === "") return null;
  if (text.length <= mostUnasked || asked === text) return <Found {...props} text={text} />;
  return (
    <p className="pair-actions">
      <Button onClick={() => setAsked(text)}>Find where the ids of your text change</Button>
    </p>
  );
}

function Found({ request, text, a, b }: Pick<PairPartProps, "request" | "a" | "b"> & { readonly text: string }) {
  const ask = useCallback(
    (signal: AbortSignal, onProgress: (progress: PairProgress) => void) =>
      pairPool.first(request, text, signal, onProgress),
    [request, text],
  );
  const asked = useAnswer(ask);
  const { answer } = asked;
  if (answer.state !== "ready") return <Waiting asked={asked} what="Encoding your text" />;
  const first = answer.value;
  return (
    <p data-first={first === null ? "none" : first.tokens}>
      {first === null
        ? "The ids of your text in Compare are the same under both."
        : `The ids of your text in Compare change at token ${formatCount(first.tokens + 1)}, byte ${formatCount(first.byte)}: it is ${plural(first.tokensA, "token")} under ${a}, ${formatCount(first.tokensB)} under ${b}.`}
    </p>
  );
}
