import LockKeyhole from "lucide-react/icons/lock-keyhole";
import { type KeyboardEvent, type ReactElement, useMemo, useState } from "react";
import { actions } from "../../../state/store";
import { useHubSettings } from "../../../state/tokenizers/hubSettings";
import { type KnownTokenizer, sameBuiltin, searchKnown } from "../../../state/tokenizers/knownTokenizers";

interface KnownListProps {
  /** What is typed, which the list is filtered by. */
  readonly search: string;
  onLoad(id: string): void;
  /** A built-in that does the same was added in its place. */
  onDone(): void;
}

/** Well-known tokenizers on the Hub, by family: one tab stop, with arrows inside. */
export function KnownList({ search, onLoad, onDone }: KnownListProps): ReactElement {
  const endpoint = useHubSettings((state) => state.endpoint);
  const found = useMemo(() => searchKnown(search), [search]);
  const [current, setCurrent] = useState<string | null>(null);
  const stop = found.some(({ id }) => id === current) ? current : found[0]?.id;
  const families = [...new Set(found.map(({ family }) => family))];
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const from = found.findIndex(({ id }) => id === (event.target as HTMLElement).dataset.model);
    const to = from < 0 ? undefined : found[nextPlace(event.key, from, found.length)];
    if (to === undefined || to === found[from]) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-model="${to.id}"]`)?.focus();
  };
  if (found.length === 0) {
    return <p className="bring-note">None of the well-known tokenizers matches. Load looks up what you have typed.</p>;
  }
  return (
    <section className="known" aria-label="Well-known tokenizers">
      <h3>Well-known tokenizers</h3>
      <p className="bring-note">
        None of them is part of this page: each is loaded from <bdi>{new URL(endpoint).host}</bdi> when you choose it,
        and kept in this browser. That needs the network.
      </p>
      <ul className="known-list" onKeyDown={move}>
        {families.map((family) => (
          <li key={family} className="known-family">
            <h4>{family}</h4>
            <ul>
              {found
                .filter((known) => known.family === family)
                .map((known) => (
                  <li key={known.id}>
                    <KnownButton
                      known={known}
                      isStop={known.id === stop}
                      onFocus={() => setCurrent(known.id)}
                      onLoad={() => {
                        const same = sameBuiltin(known);
                        if (same === null) return onLoad(known.id);
                        actions.addTokenizer(same.reference);
                        onDone();
                      }}
                    />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface KnownButtonProps {
  readonly known: KnownTokenizer;
  /** Whether it has the list's tab stop. */
  readonly isStop: boolean;
  onFocus(): void;
  onLoad(): void;
}

function KnownButton({ known, isStop, onFocus, onLoad }: KnownButtonProps): ReactElement {
  const { id, licence, gated } = known;
  const same = sameBuiltin(known);
  return (
    <button
      type="button"
      className="known-model"
      data-model={id}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onLoad}
    >
      <span className="known-id">{id}</span>
      <small className="known-licence">
        {same === null ? licence : `${licence}, here as the built-in “${same.label}”`}
        {gated && (
          <span className="bring-tag">
            <LockKeyhole size={12} aria-hidden="true" /> gated: needs a token
          </span>
        )}
      </small>
    </button>
  );
}

function nextPlace(key: string, from: number, count: number): number {
  switch (key) {
    case "ArrowDown":
      return Math.min(count - 1, from + 1);
    case "ArrowUp":
      return Math.max(0, from - 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return from;
  }
}
