import { type ReactElement, useEffect, useId, useMemo } from "react";
import type { GivenFiles } from "../../../state/corpora/dialog";
import type { OpenCorpus } from "../../../state/corpora/openCorpus";
import { ownCorpora, useOwnCorpora } from "../../../state/corpora/ownCorpora";
import { bundledCorpus, type LanguageGroup } from "../../../state/languages/choice";
import { languagesOf } from "../../../state/languages/chosenLanguages";
import { useAppStore } from "../../../state/store";
import type { TrainCorpus } from "../../../state/train/choice";
import { Switch, ToggleGroup } from "../../../ui/controls";
import { formatBytes, formatCount, plural } from "../../../ui/format";
import { FileButtons } from "../../files/FileButtons";
import { offerTicks } from "../../languages/choose/offerTicks";
import { PickerButton } from "../../languages/choose/PickerButton";

interface CorpusFieldsProps {
  readonly corpus: TrainCorpus;
  /** The corpus of languages that is chosen; null until it is there. */
  readonly opened: OpenCorpus | null;
  /** Files that were given, and bytes of them; null where none were. */
  readonly files: { readonly count: number; readonly bytes: number } | null;
  onChange(part: Partial<TrainCorpus>): void;
  onFiles(given: GivenFiles): void;
}

/** Files of which there may be no more: a folder of sources has thousands. */
export const mostTrainedOn = 10_000;

const loadLanguages = async () => ({ default: (await import("../../languages/choose/pickers")).LanguagesPicker });

/** What is learned from: languages of a parallel corpus, the text of Compare, or files. */
export function CorpusFields(props: CorpusFieldsProps): ReactElement {
  const { corpus, opened, files, onChange, onFiles } = props;
  return (
    <fieldset className="train-fields">
      <legend>Learn from</legend>
      <ToggleGroup
        label="Learn from"
        value={corpus.kind}
        choices={[
          { value: "languages", label: "Languages", hint: "The same text in languages that you choose" },
          { value: "text", label: "Your text", hint: "The text that stands in Compare" },
          { value: "files", label: "Files", hint: "Files and folders, which are read here and not uploaded" },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      {corpus.kind === "languages" && <LanguageFields {...{ corpus, opened, onChange }} />}
      {corpus.kind === "text" && <TextNote />}
      {corpus.kind === "files" && (
        <div className="train-files">
          <FileButtons purpose="train" most={mostTrainedOn} onChosen={onFiles} />
          <p className="train-note">
            {files === null
              ? "Or drop them here. They are read in this browser, and none is uploaded."
              : `${plural(files.count, "file")}, ${formatBytes(files.bytes)}.`}
          </p>
        </div>
      )}
      <Switch
        label="Hold a part out"
        hint="Every second segment or line measures what was learned, and is not learned from. Else what is learned from is measured."
        checked={corpus.holdOut}
        onChange={(holdOut) => onChange({ holdOut })}
      />
    </fieldset>
  );
}

function LanguageFields({
  corpus,
  opened,
  onChange,
}: Pick<CorpusFieldsProps, "corpus" | "opened" | "onChange">): ReactElement {
  const id = useId();
  const own = useOwnCorpora(({ corpora }) => corpora);
  useEffect(() => void ownCorpora.refresh(), []);
  const languages = useMemo(
    () => [...(opened?.languages ?? [])].sort((a, b) => a.name.localeCompare(b.name, "en")),
    [opened],
  );
  const chosen = useMemo(() => new Set(corpus.languages), [corpus.languages]);
  const choose = (part: Pick<TrainCorpus, "languages"> & Partial<TrainCorpus>) => {
    onChange(part);
    const { corpus: key, languages: before } = corpus;
    offerTicks(before, part.languages, () => onChange({ corpus: key, languages: before }));
  };
  const onTick = (codes: readonly string[]) => choose({ languages: codes });
  const onGroup = (group: LanguageGroup) => onTick(languagesOf(opened?.languages ?? [], group).map(({ code }) => code));
  const names = corpus.languages.map((code) => languages.find((one) => one.code === code)?.name ?? code);
  return (
    <>
      {own.length > 0 && (
        <div className="train-field">
          <label htmlFor={id}>Corpus</label>
          <select
            id={id}
            className="field"
            value={corpus.corpus}
            onChange={({ target }) => {
              const codes = own.find(({ key }) => key === target.value)?.languages.map(({ code }) => code);
              if (codes === undefined) onChange({ corpus: target.value });
              else choose({ corpus: target.value, languages: codes });
            }}
          >
            <option value={bundledCorpus}>Universal Declaration of Human Rights</option>
            {own.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <PickerButton
        label="Languages"
        value={plural(corpus.languages.length, "language")}
        load={loadLanguages}
        props={{ languages, group: null, chosen, onGroup, onTick }}
      />
      <p className="train-note">{names.length === 0 ? "Choose one at least." : listed(names)}</p>
    </>
  );
}

/** Names that have room. */
const mostNames = 8;

function listed(names: readonly string[]): string {
  if (names.length <= mostNames) return names.join(" · ");
  return `${names.slice(0, mostNames - 1).join(" · ")} and ${formatCount(names.length - mostNames + 1)} more`;
}

function TextNote(): ReactElement {
  const length = useAppStore(({ comparison }) => comparison.text.length);
  return (
    <p className="train-note">
      {length === 0
        ? "There is no text in Compare yet: write or open one there."
        : `The text in Compare, ${plural(length, "character")}. Links do not carry it from here.`}
    </p>
  );
}
