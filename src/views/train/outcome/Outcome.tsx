import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import { type ReactElement, useState } from "react";
import { saidOf } from "../../../text/saidOf";
import { Button, Menu } from "../../../ui/controls";
import { copyText } from "../../../ui/copyText";
import type { MenuEntry } from "../../../ui/floatingProps";

/** What can be done with what was trained. Each may fail, with a message for people. */
export interface OutcomeDeeds {
  beside(): Promise<void>;
  measure(): Promise<void>;
  audit(): Promise<void>;
  save(format: "tokenizer.json" | "pack" | "vocab"): Promise<void>;
}

interface OutcomeProps {
  readonly deeds: OutcomeDeeds;
  /** What tells it from the other run; empty where there is none. */
  readonly title: string;
  /** What was trained, in a sentence. */
  readonly words: string;
  /** The command line's command that does the same; null where there is none. */
  readonly command: string | null;
  /** What a link to the training is. */
  link(): string;
}

/** What was trained, and what to do with it: beside GPT-5 first. */
export function Outcome({ deeds, title, words, command, link }: OutcomeProps): ReactElement {
  const [said, say] = useState<{ readonly isProblem: boolean; readonly words: string } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const run = async (deed: () => Promise<void>) => {
    setIsBusy(true);
    say(null);
    try {
      await deed();
    } catch (error) {
      say({ isProblem: true, words: saidOf(error) });
    }
    setIsBusy(false);
  };
  const copy = async (text: string, what: string) => {
    const problem = await copyText(text, "Select it by hand.");
    say({ isProblem: problem !== null, words: problem ?? `${what} copied.` });
  };
  const saving: readonly MenuEntry[] = [
    ["tokenizer.json", "tokenizer.json, for Hugging Face’s libraries"] as const,
    ["vocab", "Vocabulary as SentencePiece lists it (.vocab)"] as const,
    ["pack", "Pack, this program’s own format"] as const,
  ].map(([format, label]) => ({
    key: format,
    icon: <Download size={16} />,
    label,
    onSelect: () => void run(() => deeds.save(format)),
  }));
  return (
    <section className="train-outcome" aria-label={title === "" ? "What was trained" : `What was trained: ${title}`}>
      <p>
        {title !== "" && <strong>{title}: </strong>}
        {words}
      </p>
      <div className="train-outcome-row">
        <Button look="primary" disabled={isBusy} onClick={() => void run(deeds.beside)}>
          Put beside GPT-5
        </Button>
        <Button disabled={isBusy} onClick={() => void run(deeds.measure)}>
          Measure in Languages
        </Button>
        <Button disabled={isBusy} onClick={() => void run(deeds.audit)}>
          Audit
        </Button>
        <Menu
          trigger={
            <Button disabled={isBusy}>
              <Download size={16} /> Export
            </Button>
          }
          entries={saving}
        />
        <Button look="quiet" onClick={() => void copy(link(), "The link is")}>
          <Copy size={16} /> Copy link
        </Button>
        {command !== null && (
          <Button look="quiet" title={command} onClick={() => void copy(command, "The command is")}>
            <Copy size={16} /> Copy command
          </Button>
        )}
      </div>
      {said !== null && (
        <p role={said.isProblem ? "alert" : "status"} className={said.isProblem ? "train-problem" : "train-note"}>
          {said.words}
        </p>
      )}
    </section>
  );
}
