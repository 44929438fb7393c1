import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { ShownEncoding } from "../../../state/compare/columns";
import { useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button, Progress, ToggleGroup } from "../../../ui/controls";
import { copyText } from "../../../ui/copyText";
import { plural } from "../../../ui/format";
import { saveFile } from "../../../ui/saveFile";
import { gather, type TokenFormat, tokenFileName, tokenFormats, writeTokens } from "./tokenFiles";

/** A column's ids and tokens, to copy or to save. */
export function TakeTokens({ reference }: { readonly reference: TokenizerReference }): ReactElement {
  const shown = useAppStore((state) => state.columns[reference]?.shown ?? null);
  const [format, setFormat] = useState<TokenFormat>("json");
  const [busy, setBusy] = useState<AbortController | null>(null);
  const [outcome, setOutcome] = useState<{ readonly isProblem: boolean; readonly words: string } | null>(null);
  const copyButton = useRef<HTMLButtonElement>(null);
  useEffect(() => () => busy?.abort(), [busy]);
  if (shown === null || shown.encoding.ids.length === 0) return <p>There are no tokens yet: the column has no text.</p>;
  const count = plural(shown.encoding.ids.length, "token");
  /** @param use gives a problem in words, if there is one */
  const take = async (use: (pieces: string[]) => Promise<string | null> | null, words: string) => {
    const controller = new AbortController();
    setBusy(controller);
    setOutcome(null);
    try {
      const problem = await use(await gather(writeTokens(shown, format), controller.signal));
      setOutcome({ isProblem: problem !== null, words: problem ?? words });
    } catch (error) {
      if (!controller.signal.aborted) setOutcome({ isProblem: true, words: problemOf(error) });
    }
    setBusy(null);
  };
  const copy = () =>
    take(
      async (pieces) => copyText(pieces.join("").replace(/\n$/, ""), "Save it as a file instead."),
      `Copied ${count}.`,
    );
  const save = () => {
    const name = tokenFileName(reference, format);
    return take((pieces) => {
      saveFile(new Blob(pieces, { type: "text/plain;charset=utf-8" }), name);
      return null;
    }, `Saved ${name}.`);
  };
  return (
    <div className="ids-dialog" data-state={busy === null ? "ready" : "pending"}>
      <ToggleGroup<TokenFormat>
        label="Format"
        value={format}
        choices={tokenFormats}
        onChange={(next) => {
          setFormat(next);
          setOutcome(null);
        }}
      />
      <Preview shown={shown} format={format} />
      <div className="ids-actions">
        <Button ref={copyButton} look="primary" aria-disabled={busy !== null} onClick={() => !busy && void copy()}>
          <Copy size={16} /> Copy {count}
        </Button>
        <Button aria-disabled={busy !== null} onClick={() => !busy && void save()}>
          <Download size={16} /> Save as file
        </Button>
        {busy !== null && (
          <span className="ids-busy">
            <Progress label="Writing tokens" value={0} max={null} />
            <Button
              look="quiet"
              onClick={() => {
                busy.abort();
                copyButton.current?.focus();
              }}
            >
              Cancel
            </Button>
          </span>
        )}
        <p role={outcome?.isProblem === true ? "alert" : "status"} className={outcome?.isProblem ? "ids-problem" : ""}>
          {outcome?.words}
        </p>
      </div>
    </div>
  );
}

function problemOf(error: unknown): string {
  return error instanceof RangeError
    ? "It is longer than a text can be in this browser. Save it as a file instead."
    : String(error);
}

/** Lines and UTF-16 units of what will be taken that are shown. */
const mostLines = 6;
const mostUnits = 600;

function Preview({ shown, format }: { readonly shown: ShownEncoding; readonly format: TokenFormat }): ReactElement {
  const beginning = useMemo(() => {
    // The first tokens are enough: no piece of all need be made for it.
    const encoding = { ...shown.encoding, ids: shown.encoding.ids.subarray(0, mostUnits / 2) };
    let text = "";
    for (const piece of writeTokens({ ...shown, encoding }, format)) if (text.length < mostUnits) text += piece;
    const lines = text.trimEnd().split("\n");
    const cut = lines.slice(0, mostLines).join("\n").slice(0, mostUnits);
    return cut.length < text.trimEnd().length || encoding.ids.length < shown.encoding.ids.length ? `${cut} …` : cut;
  }, [shown, format]);
  return (
    <figure className={format === "csv" || format === "jsonl" ? "ids-preview" : "ids-preview is-list"}>
      <figcaption>{tokenFormats.find(({ value }) => value === format)?.note}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys have to reach it */}
      <pre tabIndex={0}>{beginning}</pre>
    </figure>
  );
}
