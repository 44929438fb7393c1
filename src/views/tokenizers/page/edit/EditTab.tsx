import Download from "lucide-react/icons/download";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import {
  bringEditsBack,
  fitsLink,
  keepEdited,
  makeEdit,
  redoEdit,
  undoEdit,
  useEdits,
  useLeftEdits,
  writeEdited,
} from "../../../../state/tokenizers/edits";
import { saidOf } from "../../../../text/saidOf";
import { tokenizerEntry } from "../../../../tokenizers/catalogue";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button, Problem } from "../../../../ui/controls";
import { plural } from "../../../../ui/format";
import { saveFile } from "../../../../ui/saveFile";
import type { Edit, Proposal, ToldEdits } from "../../../../worker/vocabulary/editProtocol";
import { fileStem } from "../fileStem";
import { ConsequenceLists } from "./ConsequenceLists";
import "./edit.css";
import { type ShowName, sayConsequences, sayEdit } from "./editWords";
import { ProposalForm } from "./ProposalForm";
import { useToldEdits } from "./useToldEdits";

/** Removes, adds and moves entries; what depends on a change is told before it is made. */
export default function EditTab({ reference }: { readonly reference: TokenizerReference }): ReactElement {
  const { edits, undone } = useEdits();
  const left = useLeftEdits();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const { told, isPending, problem, retry } = useToldEdits(reference, edits, proposal);
  const show = useShow(told);
  const tab = useRef<HTMLDivElement>(null);
  const make = (edit: Edit, isByKey: boolean) => {
    setProposal(null);
    makeEdit(edit);
    // The button goes, and with it the focus of who has pressed a key; a finger would have its keyboard come up.
    if (isByKey) tab.current?.querySelector<HTMLElement>("input.field")?.focus();
  };
  return (
    <div
      ref={tab}
      className="edit"
      data-edits={edits.length}
      data-state={problem !== null ? "error" : isPending ? "pending" : "ready"}
    >
      <p className="edit-lead">
        Change the vocabulary, and see what that does to texts. What depends on a change is told before it is made; the
        result is a tokenizer of your own, and this one stays as it is.
      </p>
      <ProposalForm model={told?.model ?? "BPE"} isPending={isPending} onLook={setProposal} />
      {problem !== null && <Problem problem={problem} className="edit-problem" onRetry={retry} />}
      {told?.refused != null && !isPending && (
        <p className="edit-problem" role="alert">
          {told.refused}
        </p>
      )}
      {isPending && <p className="edit-note">Looking …</p>}
      {told?.proposed != null && proposal !== null && !isPending && (
        <Proposed told={told} proposal={proposal} show={show} onMake={make} onLook={setProposal} />
      )}
      <section className="edit-made" aria-labelledby="edit-made">
        <h3 id="edit-made">Edits</h3>
        <div className="edit-buttons">
          <Button disabled={edits.length === 0} onClick={undoEdit}>
            Undo
          </Button>
          <Button disabled={undone.length === 0} onClick={redoEdit}>
            Redo
          </Button>
          {left !== null && (
            <Button onClick={bringEditsBack}>Bring back {plural(left.length, "edit")} made here before</Button>
          )}
        </div>
        {edits.length === 0 ? (
          <p className="edit-note">None so far.</p>
        ) : (
          <ol>
            {edits.map((edit, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: edits are a list that grows and shrinks at its end
              <li key={i}>{sayEdit(edit, show)}</li>
            ))}
          </ol>
        )}
        {!fitsLink(edits) && (
          <p className="edit-note">
            There are more edits than a link carries: what is kept has a name and a hash in links, as files have, and
            whoever opens one needs its file.
          </p>
        )}
      </section>
      {edits.length > 0 && <Outcome key={reference} {...{ reference, edits, told }} />}
    </div>
  );
}

/** Names as they are shown: with what they stand for where that is known. */
function useShow(told: ToldEdits | null): ShowName {
  const [known] = useState(() => new Map<string, string>());
  return useMemo(() => {
    for (const [name, text] of told?.texts ?? []) known.set(name, text);
    return (name: string) => known.get(name) ?? name;
  }, [told, known]);
}

interface ProposedProps {
  readonly told: ToldEdits;
  readonly proposal: Proposal;
  readonly show: ShowName;
  /** @param isByKey whether it was a key, and no pointer, that asked for it */
  onMake(edit: Edit, isByKey: boolean): void;
  onLook(proposal: Proposal): void;
}

/** What a change would do, and the way to make it. */
function Proposed({ told, proposal, show, onMake, onLook }: ProposedProps): ReactElement | null {
  const { proposed, reach } = told;
  if (proposed === null) return null;
  const { edit, lost, place } = proposed;
  const isSame = (edit.kind === "rank" || edit.kind === "score") && place.before === place.after;
  const isNothing = isSame || (edit.kind === "swap" && edit.entry === edit.other);
  return (
    <section className="edit-proposed" aria-labelledby="edit-proposed" data-proposed={edit.kind}>
      <h3 id="edit-proposed">{isNothing ? "As it is" : sayEdit(edit, show)}</h3>
      {sayConsequences(proposed, told, show).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {reach !== null && (
        <p data-reached={reach.example !== null}>
          {reach.example !== null
            ? `Texts have it then, such as “${reach.example}”.`
            : `No text has it then. ${reach.why ?? ""}`}
        </p>
      )}
      <ConsequenceLists told={proposed} show={show} />
      {!isNothing && (
        <div className="edit-buttons">
          <Button
            look="primary"
            autoFocus={proposal.kind === "remove" && proposal.withLost}
            onClick={({ detail }) => onMake(edit, detail === 0)}
          >
            Make this edit
          </Button>
          {proposal.kind === "remove" && lost.count > 0 && (
            <Button onClick={() => onLook({ ...proposal, withLost: true })}>Remove what no merges make, too …</Button>
          )}
        </div>
      )}
    </section>
  );
}

interface OutcomeProps {
  readonly reference: TokenizerReference;
  readonly edits: readonly Edit[];
  readonly told: ToldEdits | null;
}

/** What becomes of the edits: a tokenizer beside the original, or a file. */
function Outcome({ reference, edits, told }: OutcomeProps): ReactElement {
  const { label } = tokenizerEntry(reference);
  const [name, setName] = useState(`${label.replace(/\.json$/, "").slice(0, 40)} (edited)`);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const controller = useRef(new AbortController());
  useEffect(() => {
    const own = new AbortController();
    controller.current = own;
    return () => own.abort();
  }, []);
  const act = async (work: (signal: AbortSignal) => Promise<void>) => {
    const { signal } = controller.current;
    setBusy(true);
    setProblem(null);
    try {
      await work(signal);
    } catch (error) {
      if (signal.aborted) return;
      setProblem(saidOf(error));
    }
    if (!signal.aborted) setBusy(false);
  };
  return (
    <section className="edit-outcome" aria-label="The edited tokenizer">
      <label>
        Name
        <input className="field" maxLength={50} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <div className="edit-buttons">
        <Button
          look="primary"
          disabled={isBusy || name.trim() === ""}
          onClick={() => void act((signal) => keepEdited(reference, edits, name.trim(), signal))}
        >
          {isBusy ? "Writing …" : "Put beside the original in Compare"}
        </Button>
        <Button
          disabled={isBusy}
          onClick={() =>
            void act(async (signal) =>
              saveFile(await writeEdited(reference, edits, signal), `${fileStem(reference)}.edited.tokenizer.json`),
            )
          }
        >
          <Download size={16} /> tokenizer.json
        </Button>
      </div>
      {problem !== null && (
        <p className="edit-problem" role="alert">
          {problem}
        </p>
      )}
      {told?.losses.map((loss) => (
        <p key={loss} className="edit-note">
          {loss}
        </p>
      ))}
    </section>
  );
}
