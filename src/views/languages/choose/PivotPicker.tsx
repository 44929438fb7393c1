import { Command } from "cmdk";
import { type ReactElement, useDeferredValue, useMemo, useState } from "react";
import type { CorpusLanguage } from "../../../corpora/language";
import { matchesSearch } from "../../../corpora/search";
import { heldText } from "../../../ui/heldKeys";
import "../../compare/picker.css";
import "./languagesPicker.css";
import { LanguageItem, languageValue } from "./LanguageItem";
import { useListCursor } from "./useListCursor";

interface PivotPickerProps {
  /** By name. */
  readonly languages: readonly CorpusLanguage[];
  readonly pivot: CorpusLanguage;
  onPick(code: string): void;
  onClose(): void;
}

/** The language that all others are measured against, found by any of its names. */
export default function PivotPicker({ languages, pivot, onPick, onClose }: PivotPickerProps): ReactElement {
  const [search, setSearch] = useState(heldText);
  const wanted = useDeferredValue(search);
  const found = useMemo(() => languages.filter((one) => matchesSearch(one, wanted)), [languages, wanted]);
  const pick = (code: string) => {
    onPick(code);
    onClose();
  };
  const itemOf = (language: CorpusLanguage | undefined) => (language === undefined ? null : languageValue(language));
  const cursor = useListCursor(
    search,
    wanted,
    (typed) => itemOf(languages.find((one) => matchesSearch(one, typed))),
    (value) => {
      const picked = languages.find((one) => languageValue(one) === value);
      if (picked !== undefined) pick(picked.code);
    },
    search === "" ? languageValue(pivot) : undefined,
  );
  return (
    <div className="picker languages-picker">
      <Command className="picker-command" label="Pivot" shouldFilter={false} {...cursor}>
        <Command.Input
          autoFocus
          className="picker-search"
          placeholder="Name, endonym or code"
          maxLength={100}
          value={search}
          onValueChange={setSearch}
        />
        <Command.List className="picker-list">
          {found.map((language) => (
            <LanguageItem
              key={language.code}
              language={language}
              isChosen={language === pivot}
              said="the pivot"
              onSelect={() => pick(language.code)}
            />
          ))}
        </Command.List>
        {found.length === 0 && (
          <p className="picker-note" role="status">
            No language of this corpus has such a name or code.
          </p>
        )}
      </Command>
    </div>
  );
}
