import type { ReactElement } from "react";
import { useAppStore } from "../../../state/store";
import type { StageFacts } from "./BlockView";

/** Which rows there are, from top to bottom, what changes nothing in any text, and how changes are marked. */
export function Legend({ facts }: { readonly facts: StageFacts | undefined }): ReactElement {
  const inserted = useAppStore((state) => state.comparison.inserted);
  if (facts === undefined) return <p>Asking for the stages …</p>;
  const { hasNormalizer, hasPreTokenizer, before, after } = facts;
  const put = before.length + after.length;
  const rows = [
    "original",
    ...(hasNormalizer ? ["normalized"] : []),
    ...(hasPreTokenizer ? ["pre-tokens"] : []),
    "tokens",
    ...(put > 0 ? ["with inserted"] : []),
  ];
  const idle = [
    ...(hasNormalizer ? [] : ["no normalizer"]),
    ...(hasPreTokenizer ? [] : ["no pre-tokenizer"]),
    ...(put > 0 ? [] : ["nothing inserted"]),
    ...(put > 0 && !inserted ? ["inserted tokens are left out"] : []),
  ];
  return (
    <div className="stages-legend">
      <p>
        <span className="stages-rows">{rows.join(" → ")}</span>
        {idle.map((words) => ` · ${words}`)}
      </p>
      {hasNormalizer && (
        <p>
          <span className="change changed">changed</span> <del className="change removed">removed</del>{" "}
          <ins className="change added">put in</ins> <span className="change notation">other sign</span>
        </p>
      )}
    </div>
  );
}
