import { type ReactElement, useEffect, useState } from "react";
import type { TemplateChange } from "../../analysis/vocabulary/pair/changes/templateChanges";
import {
  compareTemplates,
  type TemplatesSaid,
  templatesInWords,
} from "../../analysis/vocabulary/pair/changes/templatesInWords";
import { templatesOf } from "../../state/chat/templatesOf";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

interface TemplateChangesProps {
  readonly references: readonly TokenizerReference[];
  /** What the first two are called. */
  readonly a: string;
  readonly b: string;
}

/** What changes in the chat templates from the first to the second. */
export default function TemplateChanges({ references, a, b }: TemplateChangesProps): ReactElement | null {
  const said = useTemplateChanges(references);
  if (said === null || said.kind === "none") return null;
  return (
    <>
      <ul className="pair-words">
        <li data-templates={said.kind}>{templatesInWords(said, a, b)}</li>
      </ul>
      {said.kind === "changed" && <TemplateLinesList changes={said.changes} />}
    </>
  );
}

/** Compares the chat templates of two tokenizers; null while they are awaited. They are not of the vocabulary's worker: the page has them. */
function useTemplateChanges(references: readonly TokenizerReference[]): TemplatesSaid | null {
  const [first, second] = references;
  const [found, setFound] = useState<{ readonly key: string; readonly said: TemplatesSaid } | null>(null);
  const key = `${first} ${second}`;
  useEffect(() => {
    if (first === undefined || second === undefined) return;
    const controller = new AbortController();
    const { signal } = controller;
    const has = (reference: TokenizerReference) => templatesOf(reference, signal).catch(() => null);
    void Promise.all([has(first), has(second)]).then(([a, b]) => {
      if (!signal.aborted) setFound({ key, said: compareTemplates(a?.templates ?? null, b?.templates ?? null) });
    });
    return () => controller.abort();
  }, [first, second, key]);
  return found?.key === key ? found.said : null;
}

/** The lines of templates that changed, with those around them. */
function TemplateLinesList({ changes }: { readonly changes: readonly TemplateChange[] }): ReactElement {
  return (
    <details className="pair-list">
      <summary>Chat template, line by line</summary>
      {changes.map(({ name, lines }) => (
        <figure key={name} className="pair-template" aria-label={`Chat template ${name}`}>
          {changes.length > 1 && <figcaption>{name}</figcaption>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys */}
          <pre tabIndex={0}>
            {lines.map(({ kind, text }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
              <Run key={i} kind={kind} text={text} />
            ))}
          </pre>
        </figure>
      ))}
    </details>
  );
}

const signs = { same: "  ", removed: "− ", added: "+ " } as const;
const elements = { same: "span", removed: "del", added: "ins" } as const;

function Run({ kind, text }: TemplateChange["lines"][number]): ReactElement {
  const lines = text.replace(/\n$/, "").split("\n");
  const shown = lines.map((line) => `${signs[kind]}${line}\n`).join("");
  const Element = elements[kind];
  return <Element>{shown}</Element>;
}
