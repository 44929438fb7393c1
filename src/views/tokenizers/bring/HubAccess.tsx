import { type ReactElement, useId, useRef, useState } from "react";
import { setEndpoint, setToken, useHubSettings } from "../../../state/tokenizers/hubSettings";
import { publicEndpoint } from "../../../state/tokenizers/knownTokenizers";
import { Button } from "../../../ui/controls";
import { useFirstFocus } from "./useFirstFocus";

interface HubAccessProps {
  /** What it is opened for; null leaves it folded. */
  readonly asked: "token" | "address" | "open" | null;
  /** Why the address is refused. */
  readonly problem: string | null;
  onProblem(problem: string | null): void;
}

/** Where the Hub is, and who asks: folded away, since most models need neither. */
export function HubAccess({ asked, problem, onProblem }: HubAccessProps): ReactElement {
  const { endpoint, token, rememberToken, problem: notKept } = useHubSettings();
  const [isOpen, setIsOpen] = useState(asked !== null);
  const [address, setAddress] = useState(endpoint);
  const [ids, tokenField] = [useId(), useRef<HTMLInputElement>(null)];
  useFirstFocus(tokenField, asked === "token");
  const take = (given: string) => {
    const refused = setEndpoint(given);
    onProblem(refused);
    if (refused === null) setAddress(useHubSettings.getState().endpoint);
  };
  const isPublic = endpoint === publicEndpoint;
  const summary = [isPublic ? null : new URL(endpoint).host, token === null ? null : "with a token"];
  return (
    <details className="hub-access" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        Address and token
        <small className="access-summary">{summary.filter((part) => part !== null).join(", ")}</small>
      </summary>
      <div className="access-field">
        <label htmlFor={`${ids}-address`}>Hub’s address</label>
        <div className="access-line">
          <input
            id={`${ids}-address`}
            className="field"
            type="url"
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : `${ids}-problem`}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            onBlur={(event) => take(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value)}
          />
          <Button disabled={isPublic && problem === null} onClick={() => take(publicEndpoint)}>
            Reset
          </Button>
        </div>
        {problem !== null && (
          <p id={`${ids}-problem`} className="bring-problem error" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className="access-field">
        <label htmlFor={`${ids}-token`}>Read token</label>
        <input
          ref={tokenField}
          id={`${ids}-token`}
          className="field"
          type="password"
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${ids}-hint`}
          value={token ?? ""}
          onChange={(event) => setToken(event.target.value, rememberToken)}
        />
        <label className="access-check">
          <input
            type="checkbox"
            checked={rememberToken}
            disabled={token === null}
            onChange={(event) => setToken(token, event.target.checked)}
          />
          Keep for this session
        </label>
      </div>
      {notKept !== null && <p className="bring-problem warning">{notKept}</p>}
      <p id={`${ids}-hint`} className="bring-note">
        For gated and private models. The token is sent to {endpoint} and nowhere else, and forgotten when the page is
        closed or the address changes; kept for this session, a reload in this tab leaves it. It is never in a link or
        among kept files.{" "}
        <a href={`${endpoint}/settings/tokens`} target="_blank" rel="noreferrer">
          Make one
        </a>{" "}
        that may read gated repositories, and no more.
      </p>
    </details>
  );
}
