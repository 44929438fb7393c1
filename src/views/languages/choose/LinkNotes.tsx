import { type ReactElement, type ReactNode, useMemo } from "react";
import type { CorpusLanguage } from "../../../corpora/language";
import { readList } from "../../../corpora/languageList";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import { bareAndOptions, type LanguageMeasure, measureProblems } from "../../../instruments/corpus/measures";
import type { LanguagesChoice } from "../../../state/languages/choice";
import { languagesOf } from "../../../state/languages/chosenLanguages";
import { groupName } from "./groups";

interface LinkNotesProps {
  readonly choice: LanguagesChoice;
  /** Of the corpus that is open. */
  readonly languages: readonly CorpusLanguage[];
  /** What stands in for what there is not. */
  readonly pivot: CorpusLanguage;
  readonly measure: LanguageMeasure;
}

/** Codes that are told one by one. */
const mostCodes = 5;

/** What is chosen, by a link or for another corpus, that there is not: each with what is shown instead. */
export function LinkNotes({ choice, languages, pivot, measure }: LinkNotesProps): ReactElement {
  const { group, open, measure: asked = premiumMeasure.name } = choice;
  const [isEmpty, lacking] = useMemo(() => {
    const codes = new Set(languages.map(({ code }) => code));
    const wanted = group.kind === "list" ? readList(group.list) : [];
    return [languagesOf(languages, group).length === 0, wanted.filter((code) => !codes.has(code))] as const;
  }, [languages, group]);
  return (
    <>
      {choice.pivot !== null && choice.pivot !== pivot.code && (
        <Note>
          This corpus has no language of the code <Quoted>{choice.pivot}</Quoted>, which the link asks for as the pivot:
          premiums are against {pivot.name}.
        </Note>
      )}
      {measureProblems(asked).map((problem) => (
        <Note key={problem}>The link’s measure: {problem} All else is as it says.</Note>
      ))}
      {bareAndOptions(asked)[0] !== bareAndOptions(measure.name)[0] && (
        <Note>
          There is no measure <Quoted>{asked}</Quoted>, which the link asks for: the {measure.inText} is shown.
        </Note>
      )}
      {lacking.length > 0 && (
        <Note>
          This corpus has no language of the code{lacking.length > 1 && "s"}{" "}
          {lacking.slice(0, mostCodes).map((code, i) => (
            <span key={code}>
              {i > 0 && ", "}
              <Quoted>{code}</Quoted>
            </span>
          ))}
          {lacking.length > mostCodes && ` and ${lacking.length - mostCodes} more`}.
        </Note>
      )}
      {isEmpty && group.kind !== "list" && (
        <Note>
          This corpus has no language of the group <Quoted>{groupName(group, languages)}</Quoted>: only {pivot.name},
          the pivot, is shown.
        </Note>
      )}
      {open !== null && languages.every(({ code }) => code !== open) && (
        <Note>
          This corpus has no language of the code <Quoted>{open}</Quoted>, whose passage the link would open.
        </Note>
      )}
    </>
  );
}

function Note({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <p className="pivot-note" role="status">
      {children}
    </p>
  );
}

/** What a link says, as far as it may be read. */
function Quoted({ children }: { readonly children: string }): ReactElement {
  return (
    <>
      “<bdi>{children.slice(0, 40)}</bdi>”
    </>
  );
}
