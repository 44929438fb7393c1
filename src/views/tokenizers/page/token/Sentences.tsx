import type { ReactElement } from "react";
import type { EntryInLanguage } from "../../../../analysis/vocabulary/corpus/corpusUsage";
import type { FoundSentence } from "../../../../analysis/vocabulary/entry/sentences";
import { openCorpus } from "../../../../state/corpora/opener";
import { vocabularyPool } from "../../../../state/tokenizers/vocabularyPool";
import { visibleText } from "../../../../text/visible";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { LanguageSentences } from "../../../../worker/vocabulary/entryProtocol";
import type { VocabularyCall } from "../../../../worker/vocabulary/pool";
import { CallProblem } from "../CallProblem";
import type { Counted } from "../corpus/useCorpusCount";
import { KeptAnswers, useVocabularyCall } from "../useVocabularyCall";
import { afterPause } from "./useToldEntry";

interface SentencesProps {
  readonly reference: TokenizerReference;
  readonly id: number;
  /** The corpus' key. */
  readonly corpus: string;
  readonly counted: Counted;
  /** Languages that have the token, the most often first. */
  readonly found: readonly EntryInLanguage[];
}

/** Languages of which a sentence is shown. */
const mostLanguages = 6;

const kept = new KeptAnswers<readonly LanguageSentences[]>();

/** What is asked, as `useVocabularyCall` takes it. */
type About = readonly [corpus: string, id: number, languages: readonly string[]];

async function ask(call: VocabularyCall, about: string): Promise<readonly LanguageSentences[]> {
  const [key, id, languages] = JSON.parse(about) as About;
  return afterPause(call, async (unhurried) => {
    const corpus = await openCorpus(key, unhurried);
    return vocabularyPool().findSentences(unhurried, { id, most: 1, corpus: corpus.source(languages), languages });
  });
}

/** Sentences with a token, of the languages that have it the most often, the token marked. */
export function Sentences({ reference, id, corpus, counted, found }: SentencesProps): ReactElement {
  const about: About = [corpus, id, found.slice(0, mostLanguages).map(({ code }) => code)];
  const { current, start } = useVocabularyCall({
    ...{ reference, about: JSON.stringify(about), kept, isEager: true, ask },
  });
  if (current.state === "error") return <CallProblem failed={current} onRetry={start} />;
  if (current.state !== "ready") return <p className="audit-note">Looking for sentences …</p>;
  return (
    <ul className="token-sentences">
      {current.answer.flatMap(({ code, sentences }) =>
        sentences.map((sentence) => (
          <li key={code} data-sentence={code}>
            <p className="sentence-note">{counted.names.get(code) ?? code}</p>
            <Sentence sentence={sentence} tag={counted.tags.get(code)} />
          </li>
        )),
      )}
    </ul>
  );
}

function Sentence({
  sentence,
  tag,
}: {
  readonly sentence: FoundSentence;
  readonly tag: string | undefined;
}): ReactElement {
  const { before, token, after, isCutBefore, isCutAfter, isPart } = sentence;
  return (
    <>
      <q lang={tag} dir="auto">
        {isCutBefore && "… "}
        {before}
        <mark>{token.trim() === "" ? visibleText(token) : token}</mark>
        {after}
        {isCutAfter && " …"}
      </q>
      {isPart && <p className="sentence-note">The token is a part of what is marked.</p>}
    </>
  );
}
