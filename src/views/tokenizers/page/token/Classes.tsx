import type { ReactElement } from "react";
import { Reach, reasonNames } from "../../../../analysis/vocabulary/reach/verdicts";
import { useAppStore } from "../../../../state/store";
import { setInspected } from "../../../../state/tokenizers/inspect";
import { defaultInspected } from "../../../../state/tokenizers/inspected";
import { visibleParts } from "../../../../text/visible";
import { joinFragment } from "../../../../url/writeLink";
import { schemeTitles, wordsOfClass } from "../audit/classWords";
import { reasonWords } from "../audit/reasonWords";
import { EntryName } from "../entries/EntryName";
import { opensElsewhere } from "../entries/TokenLink";
import type { TokenPartProps } from "./tokenPart";

/** A token's class in each scheme, with what the class means and, of reach, what shows it; each leads to all that are in it. */
export function Classes({ reference, told }: Pick<TokenPartProps, "reference" | "told">): ReactElement {
  return (
    <section className="token-facts-of" aria-label="Its classes">
      <dl>
        {told.classes.map(({ scheme, name }) => {
          const { label, meaning } = wordsOfClass(scheme, name);
          return (
            <div key={scheme} data-class-of={scheme} data-class-name={name}>
              <dt>{schemeTitles[scheme]}</dt>
              <dd>
                <a
                  href={classAddress(reference, name)}
                  onClick={(event) => {
                    if (opensElsewhere(event)) return;
                    event.preventDefault();
                    setInspected({ tab: "audit", class: name, search: "", token: undefined });
                  }}
                >
                  {label}
                </a>
                {scheme === "reach" ? (
                  <Shown told={told} meaning={meaning} />
                ) : (
                  meaning !== "" && <small>{meaning}</small>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

interface ShownProps extends Pick<TokenPartProps, "told"> {
  /** Of the class. */
  readonly meaning: string;
}

/** What shows of one token that it is of its class of reach. */
function Shown({ told: { reach, reason, example }, meaning }: ShownProps): ReactElement {
  if (example !== null) {
    return (
      <small>
        As in <EntryName parts={visibleParts(example)} />
      </small>
    );
  }
  const words = reach === Reach.never ? reasonWords[reasonNames[reason] ?? "none"] : "";
  return <small>{words === "" ? meaning : words.charAt(0).toUpperCase() + words.slice(1)}</small>;
}

function classAddress(reference: TokenPartProps["reference"], name: string): string {
  const { comparison } = useAppStore.getState();
  const inspected = { ...defaultInspected, reference, tab: "audit", class: name } as const;
  return joinFragment({ ...comparison, page: "tokenizer", inspected }, null);
}
