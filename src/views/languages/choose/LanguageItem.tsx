import { Command } from "cmdk";
import Check from "lucide-react/icons/check";
import type { ReactElement } from "react";
import type { CorpusLanguage } from "../../../corpora/language";
import { scriptName } from "../../scriptName";

interface LanguageItemProps {
  readonly language: CorpusLanguage;
  readonly isChosen: boolean;
  /** What the check says to those who hear it. */
  readonly said: string;
  onSelect(): void;
}

/** A language in a list that is searched: its names, its code and its script. */
export function LanguageItem({ language, isChosen, said, onSelect }: LanguageItemProps): ReactElement {
  const { code, name, endonym, script, bcp47 } = language;
  return (
    <Command.Item className="picker-item" value={languageValue(language)} data-code={code} onSelect={onSelect}>
      <span className="picker-check">{isChosen && <Check size={16} role="img" aria-label={said} />}</span>
      <span className="picker-name">
        {name}
        {endonym !== null && endonym !== name && (
          <small>
            <bdi lang={bcp47 ?? undefined}>{endonym}</bdi>
          </small>
        )}
      </span>
      <span className="picker-kind">
        {code}
        <small>{scriptName(script)}</small>
      </span>
    </Command.Item>
  );
}

/** What the list knows a language's item by. */
export function languageValue({ code }: Pick<CorpusLanguage, "code">): string {
  return `language ${code}`;
}
