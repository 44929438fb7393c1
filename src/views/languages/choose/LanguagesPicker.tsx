import { Command } from "cmdk";
import Check from "lucide-react/icons/check";
import { type ReactElement, useDeferredValue, useMemo, useRef, useState } from "react";
import type { CorpusLanguage } from "../../../corpora/language";
import { isBegunBy, matchesSearch } from "../../../corpora/search";
import type { LanguageGroup } from "../../../state/languages/choice";
import { Button } from "../../../ui/controls";
import { formatCount, plural } from "../../../ui/format";
import { heldText } from "../../../ui/heldKeys";
import "../../compare/picker.css";
import "./languagesPicker.css";
import { matchingGroups, type NamedGroup, namedGroups } from "./groups";
import { LanguageItem, languageValue } from "./LanguageItem";
import { useListCursor } from "./useListCursor";

interface LanguagesPickerProps {
  /** By name. */
  readonly languages: readonly CorpusLanguage[];
  /** The group that is chosen; null where no group is kept as such: a premium's bound means nothing then. */
  readonly group: LanguageGroup | null;
  /** Codes of the languages that are chosen now. */
  readonly chosen: ReadonlySet<string>;
  onGroup(group: LanguageGroup): void;
  /** Told of the codes that are ticked, in the corpus' order, so that the same choice has the same link. */
  onTick(codes: readonly string[]): void;
  onClose(): void;
}

const headings = ["Groups", "Scripts", "Regions", "Families"] as const;

/** Which languages are looked at: a group by its name, or any that are ticked, one by one or all that a search finds. */
export default function LanguagesPicker(props: LanguagesPickerProps): ReactElement {
  const { languages, group, chosen, onGroup, onTick, onClose } = props;
  const [search, setSearch] = useState(heldText);
  const wanted = useDeferredValue(search);
  const isKept = group !== null;
  const groups = useMemo(
    () => namedGroups(languages).filter((one) => isKept || one.group.kind !== "above"),
    [languages, isKept],
  );
  const shownGroups = useMemo(() => matchingGroups(groups, wanted), [groups, wanted]);
  const found = useMemo(() => foundLanguages(languages, wanted), [languages, wanted]);
  const tick = (codes: ReadonlySet<string>) => onTick(languages.flatMap(({ code }) => (codes.has(code) ? [code] : [])));
  const box = useRef<HTMLInputElement>(null);
  const toggle = (code: string) => {
    // So that the next language is typed in the place of this one, and not behind it.
    box.current?.select();
    const ticked = new Set(chosen);
    if (!ticked.delete(code)) ticked.add(code);
    tick(ticked);
  };
  const isSearching = wanted.trim() !== "";
  const isNamed = found[0] !== undefined && isBegunBy(found[0], wanted);
  const choose = (one: NamedGroup) => {
    onGroup(one.group);
    onClose();
  };
  const cursor = useListCursor(
    search,
    wanted,
    (typed) => firstItem(matchingGroups(groups, typed), foundLanguages(languages, typed), typed),
    (value) => {
      const group = groups.find((one) => groupValue(one) === value);
      const language = languages.find((one) => languageValue(one) === value);
      if (group !== undefined) choose(group);
      if (language !== undefined) toggle(language.code);
    },
  );
  const named = headings.map((heading) => {
    const ofHeading = shownGroups.filter((one) => one.heading === heading);
    if (ofHeading.length === 0) return null;
    return (
      <Command.Group key={heading} heading={heading} className="picker-group">
        {ofHeading.map((one) => {
          const key = Object.values(one.group).join(".");
          const isChosen =
            one.group.kind === group?.kind && (group.kind === "above" || key === Object.values(group).join("."));
          return (
            <Command.Item key={key} className="picker-item" value={groupValue(one)} onSelect={() => choose(one)}>
              <span className="picker-check">{isChosen && <Check size={16} role="img" aria-label="chosen" />}</span>
              <span className="picker-name">{one.name}</span>
              <span className="picker-kind">{one.count !== null && formatCount(one.count)}</span>
            </Command.Item>
          );
        })}
      </Command.Group>
    );
  });
  const each = found.length > 0 && (
    <Command.Group key="languages" heading="Languages: tick any" className="picker-group">
      {found.map((language) => (
        <LanguageItem
          key={language.code}
          language={language}
          isChosen={chosen.has(language.code)}
          said="ticked"
          onSelect={() => toggle(language.code)}
        />
      ))}
    </Command.Group>
  );
  return (
    <div className="picker languages-picker">
      <Command className="picker-command" label="Languages" shouldFilter={false} {...cursor}>
        <Command.Input
          ref={box}
          autoFocus
          className="picker-search"
          placeholder="Language, script, region or family"
          maxLength={100}
          value={search}
          onValueChange={setSearch}
        />
        <Command.List className="picker-list">{isNamed ? [each, ...named] : [...named, each]}</Command.List>
        {found.length === 0 && shownGroups.length === 0 && (
          <p className="picker-note" role="status">
            Nothing of this corpus has such a name or code.
          </p>
        )}
      </Command>
      <div className="picker-others">
        <span className="picker-count" role="status">
          {plural(chosen.size, "language")} ticked
        </span>
        {isSearching && found.length > 0 && (
          <Button look="quiet" onClick={() => tick(new Set([...chosen, ...found.map(({ code }) => code)]))}>
            Tick all {formatCount(found.length)} found
          </Button>
        )}
        <Button look="quiet" disabled={chosen.size <= 1} onClick={() => tick(new Set())}>
          Untick all
        </Button>
      </div>
    </div>
  );
}

/** Languages that a search finds, those that it is the beginning of before those that have it further on. */
function foundLanguages(languages: readonly CorpusLanguage[], search: string): readonly CorpusLanguage[] {
  const found = languages.filter((one) => matchesSearch(one, search));
  const begun = new Set(found.filter((one) => isBegunBy(one, search)));
  return begun.size === 0 ? found : [...begun, ...found.filter((one) => !begun.has(one))];
}

/**
 * What stands first, and Enter takes: a language where it is one's beginning that was typed, for to tick it adds it, while a
 * group takes the place of all that are ticked.
 */
function firstItem(
  [group]: readonly NamedGroup[],
  [language]: readonly CorpusLanguage[],
  search: string,
): string | null {
  if (language !== undefined && (group === undefined || isBegunBy(language, search))) return languageValue(language);
  return group === undefined ? null : groupValue(group);
}

function groupValue({ group }: NamedGroup): string {
  return `group ${Object.values(group).join(".")}`;
}
