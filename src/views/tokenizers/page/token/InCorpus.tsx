import { type ReactElement, useId, useMemo } from "react";
import { usageOfEntry } from "../../../../analysis/vocabulary/corpus/corpusUsage";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { formatCount, formatShare, plural } from "../../../../ui/format";
import { Counting } from "../corpus/Counting";
import { UsageByLanguage } from "../corpus/UsageByLanguage";
import { type Counted, corpusInWords, useCorpusCount } from "../corpus/useCorpusCount";
import type { Entry } from "../entries/entryLabel";
import { fileStem } from "../fileStem";
import { Sentences } from "./Sentences";

interface InCorpusProps {
  readonly reference: TokenizerReference;
  readonly entry: Entry;
}

/** How often a token occurs in each language of the corpus, with sentences of those that have it the most. */
export function InCorpus({ reference, entry }: InCorpusProps): ReactElement {
  const title = useId();
  const { corpus, current, start, cancel } = useCorpusCount(reference);
  const name = corpusInWords(corpus);
  return (
    <section
      className="audit-section"
      aria-labelledby={title}
      data-usage={current.state}
      aria-busy={current.state === "running"}
    >
      <h3 id={title}>In real text</h3>
      <Counting
        {...{ current, start, cancel }}
        promise={`How often it occurs in ${name}, by language, and sentences that have it.`}
      />
      {current.state === "ready" && <Usage {...{ reference, entry, corpus, name }} counted={current.answer} />}
    </section>
  );
}

interface UsageProps extends InCorpusProps {
  readonly corpus: string;
  readonly name: string;
  readonly counted: Counted;
}

function Usage({ reference, entry: { id }, corpus, name, counted }: UsageProps): ReactElement {
  const { languages, names, usage } = counted;
  const found = useMemo(() => usageOfEntry(id, languages), [id, languages]);
  const times = found.reduce((sum, { count }) => sum + count, 0);
  if (times === 0) return <p>Never in {name}. Other text may well have it.</p>;
  return (
    <>
      <p data-times={times}>
        {plural(times, "time")} in {formatCount(found.length)} of {plural(languages.length, "language")}:{" "}
        {formatShare(times / usage.tokens)} of all tokens in {name}.
      </p>
      <UsageByLanguage {...{ found, names }} stem={`${fileStem(reference)}.${id}`} />
      <Sentences {...{ reference, id, corpus, counted, found }} />
    </>
  );
}
