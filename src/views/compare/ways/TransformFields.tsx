import Folder from "lucide-react/icons/folder";
import { type ReactElement, useDeferredValue, useId, useMemo, useState } from "react";
import type { Paper } from "../../../instruments/instrument";
import { useAppStore } from "../../../state/store";
import { fieldDirection } from "../../../text/direction";
import { saidOf } from "../../../text/saidOf";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { mostWritten, readTablePart, tableTextOf, writeTablePart } from "../../../tokenizers/transforms/tablePart";
import { readCut, type TransformName, transformNames, transformWords } from "../../../tokenizers/transforms/transform";
import { FileButton } from "../../../ui/FileButton";
import { formatCount, plural } from "../../../ui/format";
import type { Explanations } from "../../../worker/explain/protocol";
import { CitedPapers } from "../../CitedPapers";
import { useExplanation } from "../inspector/asking/useExplanation";
import { readTextFile } from "../readFile";

/** What is done to a text first, as the dialog has it. */
export interface ChosenTransforms {
  readonly names: ReadonlySet<TransformName>;
  /** The user's own table; null where it is not chosen. */
  readonly table: string | null;
}

/** What a reference ends in, as far as it is transforms. */
export function transformsOf(written: string): ChosenTransforms {
  const cut = readCut(written);
  const transforms = typeof cut === "string" ? [] : cut.transforms;
  const names = transforms.flatMap(({ name }) => (name === "table" ? [] : [name]));
  const table = transforms.find((transform) => transform.name === "table");
  return { names: new Set(names), table: table === undefined ? null : tableTextOf(table.written) };
}

/** The same as references have it, the table first: what it writes is a text to all others. Empty where nothing is chosen. */
export function writeTransforms({ names, table }: ChosenTransforms): string {
  const written = transformNames.filter((name) => names.has(name));
  return [...(table === null ? [] : [writeTablePart(table)]), ...written].join(":");
}

/** Why a choice cannot be taken; null where it can. */
export function transformsProblem({ table }: ChosenTransforms): string | null {
  if (table === null) return null;
  const read = readTablePart(writeTablePart(table));
  return typeof read === "string" ? read : null;
}

interface TransformFieldsProps {
  readonly chosen: ChosenTransforms;
  /** Whether they are in sight at once. */
  readonly isOpen: boolean;
  onChange(chosen: ChosenTransforms): void;
}

/** What can be done to the text before the tokenizer sees it. */
export function TransformFields({ chosen, isOpen, onChange }: TransformFieldsProps): ReactElement {
  const { names, table } = chosen;
  // What somebody has written is there again when the box is ticked again.
  const [draft, setDraft] = useState(table ?? example);
  const [said, setSaid] = useState<string | null>(null);
  const id = useId();
  const write = (text: string) => {
    setDraft(text);
    setSaid(null);
    onChange({ ...chosen, table: text });
  };
  const toggle = (name: TransformName) => {
    const next = new Set(names);
    if (!next.delete(name)) next.add(name);
    onChange({ ...chosen, names: next });
  };
  const open = async (file: File) => {
    try {
      write((await readTextFile(file)).text);
    } catch (error) {
      setSaid(saidOf(error));
    }
  };
  return (
    <details className="transforms" open={isOpen || names.size > 0 || table !== null || undefined}>
      <summary>Change the text first</summary>
      <fieldset>
        <legend className="visually-hidden">Change the text first</legend>
        {transformNames.map((name) => (
          <label key={name} className="way-choice">
            <input type="checkbox" checked={names.has(name)} onChange={() => toggle(name)} />
            <span>{name}</span>
            <small>{transformWords[name]}</small>
          </label>
        ))}
        <label className="way-choice">
          <input
            type="checkbox"
            checked={table !== null}
            onChange={() => onChange({ ...chosen, table: table === null ? draft : null })}
          />
          <span>table</span>
          <small>numbers, dates, abbreviations written out by a table of one’s own; it is kept in the link</small>
        </label>
      </fieldset>
      {table !== null && (
        <div className="transform-table">
          <div className="transform-table-head">
            <label htmlFor={id}>What is found, a tab or →, what is written for it</label>
            <FileButton look="quiet" onFiles={([file]) => file !== undefined && void open(file)}>
              <Folder size={16} /> Open file
            </FileButton>
          </div>
          <textarea
            id={id}
            rows={6}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            dir={fieldDirection(table)}
            value={table}
            onChange={(event) => write(event.target.value)}
          />
          <p className="way-note">
            Between slashes stands a pattern, and $1 for its first group. Patterns come first, line by line of the text,
            each where those before have left it; then all else, the longest first, where a number or word begins and
            ends. {formatCount(writeTablePart(table).length)} of {formatCount(mostWritten)} letters in a link.
          </p>
          {said !== null && (
            <p role="alert" className="way-note">
              {said}
            </p>
          )}
        </div>
      )}
      <p className="way-note">
        Tokens stand for the text as it was written; control tokens’ names are left as they are. Ways to write a
        language carry meaning, which this takes away: forms that fall together cannot be told apart again (
        <CitedPapers papers={papers} />
        ).
      </p>
    </details>
  );
}

const example = "/(\\d{4})-(\\d\\d)-(\\d\\d)/ → $1 m. $2 mėn. $3 d.\nkm → kilometrų\n5 → penki";

const papers: readonly Paper[] = [
  { cited: "Lee et al. 2020", address: "https://arxiv.org/abs/2008.03979" },
  { cited: "Nigatu et al. 2025", address: "https://aclanthology.org/2025.emnlp-main.523" },
  { cited: "Ahmadi and Anastasopoulos 2023", address: "https://aclanthology.org/2023.acl-long.809" },
  { cited: "Kasparaitis 2023", address: "https://arxiv.org/abs/2312.17660" },
];

interface TransformEffectProps {
  /** The tokenizer in its own way. */
  readonly own: TokenizerReference;
  /** As `readCut` reads them. */
  readonly transforms: string;
  readonly way: string | null;
}

/** What transforms change in the text that is there. */
export function TransformEffect({ own, transforms, way }: TransformEffectProps): ReactElement | null {
  const text = useAppStore((state) => state.comparison.text);
  const specials = useAppStore((state) => state.comparison.specials);
  const inserted = useAppStore((state) => state.comparison.inserted);
  const asked = useDeferredValue(transforms);
  const question = useMemo(
    (): Explanations["transformed"]["question"] | null =>
      text === "" ? null : { kind: "transformed", text, options: { specials, inserted }, transforms: asked, way },
    [text, specials, inserted, asked, way],
  );
  const { answer, isPending, problem } = useExplanation(own, question);
  if (question === null) return null;
  if (answer === null) return <p className="way-note">{isPending ? "In this text: …" : problem}</p>;
  const { before, after, words, wordsAfter, groups, together } = answer;
  return (
    <p className="way-note" data-before={before} data-after={after} data-together={words - wordsAfter}>
      In this text: {plural(before, "token")} become {formatCount(after)}
      {before === after
        ? ""
        : after < before
          ? `, ${formatCount(before - after)} fewer`
          : `, ${formatCount(after - before)} more`}
      .{" "}
      {words > wordsAfter && (
        <>
          {plural(words, "word")} become {formatCount(wordsAfter)}:{" "}
          {together.map((group, i) => (
            <span key={group[0]}>
              {i > 0 && "; "}
              {group.map((word, at) => (
                <span key={word}>
                  {at > 0 && " = "}
                  <bdi>{word}</bdi>
                </span>
              ))}
            </span>
          ))}
          {groups > together.length && " …"}
        </>
      )}
    </p>
  );
}
