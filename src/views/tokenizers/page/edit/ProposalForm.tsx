import { type FormEvent, type ReactElement, useId, useState } from "react";
import { Button, ToggleGroup } from "../../../../ui/controls";
import type { Proposal, ToldEdits } from "../../../../worker/vocabulary/editProtocol";

interface ProposalFormProps {
  readonly model: ToldEdits["model"];
  readonly isPending: boolean;
  onLook(proposal: Proposal): void;
}

/** What is to be changed: looked at first, and then made. */
export function ProposalForm({ model, isPending, onLook }: ProposalFormProps): ReactElement {
  const ids = { typed: useId(), other: useId(), number: useId() };
  const [kind, setKind] = useState<Proposal["kind"]>("remove");
  const [typed, setTyped] = useState("");
  const [other, setOther] = useState("");
  const [number, setNumber] = useState("");
  const hasPlaces = model === "BPE" || model === "Unigram";
  const placeName = model === "BPE" ? "Number among the merges, 0 being the first" : "Score";
  const look = (event: FormEvent) => {
    event.preventDefault();
    const place = number.trim() === "" ? null : Number(number);
    if (kind === "remove") onLook({ kind, typed, withLost: false });
    else if (kind === "add") onLook({ kind, typed, score: model === "Unigram" ? place : null });
    else if (kind === "place") onLook({ kind, typed, place });
    else onLook({ kind, typed, other });
  };
  const hasNumber = kind === "place" || (kind === "add" && model === "Unigram");
  return (
    <form className="edit-form" onSubmit={look}>
      <ToggleGroup<Proposal["kind"]>
        label="What to change"
        value={kind}
        choices={[
          { value: "remove", label: "Remove" },
          { value: "add", label: "Add" },
          ...(hasPlaces ? [{ value: "place", label: model === "BPE" ? "Move" : "Score" } as const] : []),
          { value: "swap", label: "Swap ids" },
        ]}
        onChange={setKind}
      />
      <div className="edit-fields">
        <div>
          <label htmlFor={ids.typed}>{kind === "add" ? "New entry’s text" : "Entry: its text, or #id"}</label>
          <input
            id={ids.typed}
            className="field"
            value={typed}
            maxLength={200}
            required
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {kind === "swap" && (
          <div>
            <label htmlFor={ids.other}>and this one</label>
            <input
              id={ids.other}
              className="field"
              value={other}
              maxLength={200}
              required
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setOther(event.target.value)}
            />
          </div>
        )}
        {hasNumber && (
          <div>
            <label htmlFor={ids.number}>{placeName}</label>
            <input
              id={ids.number}
              className="field"
              type="number"
              step={model === "BPE" ? 1 : "any"}
              min={model === "BPE" ? 0 : undefined}
              value={number}
              placeholder={kind === "add" ? "just above its cut" : "as it is"}
              onChange={(event) => setNumber(event.target.value)}
            />
          </div>
        )}
        <Button type="submit" disabled={isPending}>
          See what it does
        </Button>
      </div>
    </form>
  );
}
