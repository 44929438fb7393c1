import { type ReactElement, useEffect, useId, useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { askIds } from "../../../state/compare/idsDialog";
import { useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button, Problem } from "../../../ui/controls";
import { formatBytes } from "../../../ui/format";
import type { Explanations } from "../../../worker/explain/protocol";
import { ColumnField } from "../ColumnField";
import { useExplanation } from "../inspector/asking/useExplanation";
import { IdsAnswer } from "./IdsAnswer";
import { takeText } from "./takeText";

interface ReadIdsProps {
  /** The tokenizer to begin with. */
  readonly read: TokenizerReference;
  /** The list to begin with. */
  readonly source: string;
}

/** Milliseconds of rest after which what was typed is read. */
const rest = 250;

/** UTF-16 units of a list that a field holds without holding up the page. */
const editable = 50_000;

/** Tokens that are drawn, and bytes of the text that are shown. */
const most = { tokens: 200, bytes: 2000 } as const;

/** A list of ids, and what it says as those of one of the columns' tokenizers. */
export function ReadIds({ read, source }: ReadIdsProps): ReactElement {
  const tokenizers = useAppStore(useShallow((state) => state.comparison.tokenizers));
  const [reference, setReference] = useState(read);
  const [list, setList] = useState(source);
  const settled = useSettledText(list);
  const hint = useId();
  return (
    <div className="ids-dialog">
      <ColumnField
        className="ids-of"
        label={<span>Read as ids of</span>}
        tokenizers={tokenizers}
        value={reference}
        onChange={setReference}
      />
      {list.length <= editable ? (
        <textarea
          className="field ids-list"
          aria-label="Ids"
          aria-describedby={hint}
          rows={4}
          spellCheck={false}
          autoComplete="off"
          placeholder="[9906, 11, 1917, 0]"
          value={list}
          onChange={({ target }) => setList(target.value)}
        />
      ) : (
        <div className="ids-long">
          <code>{list.slice(0, 120)} …</code>
          <span>{formatBytes(list.length)} of numbers</span>
          <Button onClick={() => setList("")}>Write others</Button>
        </div>
      )}
      <p id={hint} className="ids-note">
        A list of JSON or Python, one a line, between spaces, tensor([…]) or array([…]).
      </p>
      {settled.trim() !== "" && <Reading key={reference} {...{ reference, settled }} isCurrent={list === settled} />}
    </div>
  );
}

interface ReadingProps {
  readonly reference: TokenizerReference;
  /** The list that is read. */
  readonly settled: string;
  /** Whether nothing else has been typed since. */
  readonly isCurrent: boolean;
}

/** What a list says as ids of a tokenizer; another tokenizer begins anew. */
function Reading({ reference, settled, isCurrent }: ReadingProps): ReactElement {
  const question = useMemo((): Explanations["ids"]["question"] => ({ kind: "ids", source: settled, most }), [settled]);
  const { answer, problem, retry } = useExplanation(reference, question);
  if (problem !== null) return <Problem problem={problem} className="ids-problem" onRetry={retry} />;
  if (answer === null || !isCurrent) return <p role="status">Reading …</p>;
  if (answer.kind === "refused") {
    return (
      <p role="alert" className="ids-problem">
        {answer.message}
      </p>
    );
  }
  const take = () => {
    takeText(reference, answer);
    askIds(null);
  };
  return <IdsAnswer {...{ reference, answer }} onTake={take} />;
}

/** A text once nobody has changed it for a moment; the first at once. */
function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), rest);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
