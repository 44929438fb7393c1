import type { ReactElement } from "react";
import type { CorpusLanguage } from "../../../corpora/language";
import { writeList } from "../../../corpora/languageList";
import { Button } from "../../../ui/controls";
import { formatCount } from "../../../ui/format";
import { chooseLanguages } from "./chooseLanguages";

interface FoundNoteProps {
  readonly search: string;
  /** What the search finds. */
  readonly found: readonly CorpusLanguage[];
  /** Codes of the languages that are chosen, and shown once nothing is searched for. */
  readonly chosen: ReadonlySet<string>;
  /** Languages of the corpus. */
  readonly all: number;
}

/** What a search has found in all languages of the corpus, and the ways to keep it. */
export function FoundNote({ search, found, chosen, all }: FoundNoteProps): ReactElement {
  const codes = found.map(({ code }) => code);
  const isNew = codes.some((code) => !chosen.has(code));
  const choose = (list: Iterable<string>) => chooseLanguages({ group: { kind: "list", list: writeList([...list]) } });
  return (
    <p className="found-note" role="status">
      <span>
        “<bdi>{search.trim()}</bdi>” finds {codes.length === 0 ? "none" : formatCount(codes.length)} of all{" "}
        {formatCount(all)} languages.
      </span>
      {codes.length > 0 && <Button onClick={() => choose(codes)}>Choose only these</Button>}
      {isNew && (
        <Button onClick={() => choose(new Set([...chosen, ...codes]))}>
          Add to the {formatCount(chosen.size)} chosen
        </Button>
      )}
    </p>
  );
}
