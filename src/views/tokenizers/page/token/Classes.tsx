import type { ReactElement } from "react";
import { Reach } from "../../../../analysis/vocabulary/reach/verdicts";
import { useAppStore } from "../../../../state/store";
import { setInspected } from "../../../../state/tokenizers/inspect";
import { defaultInspected } from "../../../../state/tokenizers/inspected";
import { joinFragment } from "../../../../url/writeLink";
import { schemeWords, wordsOfClass } from "../audit/classWords";
import { verdictInWords } from "../audit/listed";
import { EntryName } from "../entries/EntryName";
import { opensElsewhere } from "../entries/TokenLink";
import type { TokenPartProps } from "./tokenPart";

/** A token's class in each scheme, with what the class means and, of reach, what shows it; each leads to all that are in it. */
export function Classes({ reference, told }: Pick<TokenPartProps, "reference" | "told">): ReactElement {
  const { classes, reach, reason, example } = told;
  const isExplained = reach !== Reach.always && reach !== Reach.noText;
  const verdict = verdictInWords(reach, reason, example ?? "");
  return (
    <section className="token-facts-of" aria-label="Its classes">
      <dl>
        {classes.map(({ scheme, name }) => {
          const { label, meaning } = wordsOfClass(scheme, name);
          return (
            <div key={scheme} data-class-of={scheme} data-class-name={name}>
              <dt>{schemeWords[scheme].title}</dt>
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
                {scheme === "reach" && isExplained ? (
                  <small>
                    {verdict.words}
                    {verdict.example !== null && (
                      <>
                        {" "}
                        <EntryName parts={verdict.example} />
                      </>
                    )}
                  </small>
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

function classAddress(reference: TokenPartProps["reference"], name: string): string {
  const { comparison } = useAppStore.getState();
  const inspected = { ...defaultInspected, reference, tab: "audit", class: name } as const;
  return joinFragment({ ...comparison, page: "tokenizer", inspected }, null);
}
