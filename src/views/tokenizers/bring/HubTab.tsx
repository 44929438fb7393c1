import Download from "lucide-react/icons/download";
import { type ReactElement, useId, useRef, useState } from "react";
import { useHubSettings } from "../../../state/tokenizers/hubSettings";
import { tokenizerImport, useTokenizerImport } from "../../../state/tokenizers/import";
import { Button } from "../../../ui/controls";
import { HubAccess } from "./HubAccess";
import { HubFailure } from "./HubFailure";
import { KnownList } from "./KnownList";
import { useFirstFocus } from "./useFirstFocus";

interface HubTabProps {
  readonly typed: string;
  /** Whether it was opened to give a token. */
  readonly asksAccess: boolean;
  onType(typed: string): void;
  onDone(): void;
}

/** Looks a model up on the Hub: by what is typed, or from the list of known ones. */
export function HubTab({ typed, asksAccess, onType, onDone }: HubTabProps): ReactElement {
  const endpoint = useHubSettings((state) => state.endpoint);
  const failure = useTokenizerImport(({ current, origin }) =>
    current.step === "failed" && origin?.kind === "hub" ? current.failure : null,
  );
  const [addressProblem, setAddressProblem] = useState<string | null>(null);
  const field = useId();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const isGated = failure?.code === "gated";
  useFirstFocus(input, !isGated);
  const isWrong = failure?.code === "reference" || failure?.code === "not-found";
  const load = (id: string) => {
    onType(id);
    void tokenizerImport.fromHub(id);
  };
  return (
    <form
      className="hub-tab"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== "" && addressProblem === null) load(typed);
      }}
    >
      {failure !== null && <HubFailure failure={failure} typed={typed} onLoad={load} />}
      <div className="hub-ask">
        <label htmlFor={field}>Model</label>
        <input
          ref={input}
          id={field}
          className="field"
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder="owner/name"
          maxLength={2000}
          aria-describedby={hint}
          aria-invalid={isWrong}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={typed.trim() === ""}>
          <Download size={16} /> Load
        </Button>
      </div>
      <p id={hint} className="bring-note">
        owner/name, with /folder behind it where the tokenizer is in one, @revision, or the address of a model’s page.
        Only the model’s name is sent to <bdi>{new URL(endpoint).host}</bdi>, never your text.
      </p>
      <HubAccess
        key={isGated || asksAccess ? "asked" : "unasked"}
        asked={isGated ? "token" : failure?.code === "settings" ? "address" : asksAccess ? "open" : null}
        problem={addressProblem}
        onProblem={setAddressProblem}
      />
      <KnownList search={typed} onLoad={load} onDone={onDone} />
    </form>
  );
}
