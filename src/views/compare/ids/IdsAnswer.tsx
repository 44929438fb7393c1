import type { ReactElement } from "react";
import { useColumnTitles } from "../../../state/compare/columnName";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { formatCount, plural } from "../../../ui/format";
import type { IdsAnswer as Answer } from "../../../worker/explain/protocol";
import { ShownBytes, Stretch, TokenChip } from "./TokenChips";

type Read = Extract<Answer, { readonly kind: "read" }>;

interface IdsAnswerProps {
  readonly reference: TokenizerReference;
  readonly answer: Read;
  /** Puts the text into the editor. */
  onTake(): void;
}

/** What ids say: whether encoding gives them, their text, their tokens. */
export function IdsAnswer({ reference, answer, onTake }: IdsAnswerProps): ReactElement {
  const titleOf = useColumnTitles();
  const { canonicity, count, stray, bytes, byteLength, tokens, before, after } = answer;
  const canonical = { canonical: "yes", other: "no", noText: "none" }[canonicity.kind];
  const inner = count - before - after;
  return (
    <section
      className="ids-answer"
      aria-label="What they say"
      data-count={count}
      data-canonical={canonical}
      data-parting={canonicity.kind === "other" ? canonicity.index : undefined}
      data-stray={stray}
    >
      <div role="status">
        <Verdict label={titleOf(reference)} answer={answer} />
      </div>
      <h3>Text</h3>
      <p className="ids-text" dir="auto">
        <ShownBytes bytes={bytes} keepsLines />
        {bytes.length < byteLength && <em> … and {plural(byteLength - bytes.length, "more byte")}</em>}
      </p>
      <div className="ids-actions">
        <Button look="primary" onClick={onTake}>
          Put the text into the editor
        </Button>
        {stray > 0 && <span>without the {plural(stray, "byte")} that no text can have</span>}
      </div>
      <h3>Tokens</h3>
      <p className="ids-tokens">
        {tokens.map((token, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same token may come twice
          <TokenChip key={i} {...token} />
        ))}
        {tokens.length < inner && <em>and {formatCount(inner - tokens.length)} more</em>}
      </p>
    </section>
  );
}

function Verdict({ label, answer }: { readonly label: string; readonly answer: Read }): ReactElement {
  const { canonicity, count, before, after, stray, firstStray, options } = answer;
  const ids = plural(count, "id");
  const how: string[] = [];
  if (before + after > 0) how.push("with what the tokenizer inserts");
  if (options.specials === "control") how.push("control tokens read as such");
  const under = how.length === 0 ? "" : `, ${how.join(" and ")}`;
  switch (canonicity.kind) {
    case "canonical":
      return (
        <p className="ids-verdict good">
          <strong>Canonical.</strong> {label} encodes this text as these {ids}, and no others{under}.
        </p>
      );
    case "noText":
      return (
        <p className="ids-verdict bad">
          <strong>No text has these ids.</strong> {plural(stray, "byte")} {stray === 1 ? "is" : "are"} no UTF-8, the
          first at byte {formatCount(firstStray ?? 0)}: a character was cut there, or its pieces were put together from
          several.
        </p>
      );
    case "other":
      return (
        <div className="ids-verdict bad">
          <p>
            <strong>Not canonical.</strong> {label} encodes this text as {plural(canonicity.count, "id")}
            {under}. They first part at id {formatCount(canonicity.index + 1)} of {formatCount(count)}:
          </p>
          <dl>
            <dt>Given</dt>
            <dd>
              <Stretch tokens={canonicity.given} />
            </dd>
            <dt>Encoded</dt>
            <dd>
              <Stretch tokens={canonicity.encoded} />
            </dd>
          </dl>
          {canonicity.isCut && <p>… and on: these are the first of a longer stretch.</p>}
        </div>
      );
  }
}
