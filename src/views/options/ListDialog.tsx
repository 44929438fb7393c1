import { type DragEvent, type ReactElement, useDeferredValue, useEffect, useId, useMemo, useState } from "react";
import type { ListReader } from "../../instruments/lists/listReader";
import { longestListName } from "../../instruments/options";
import { longestList, ownLists } from "../../state/lists/ownLists";
import { rememberSetting } from "../../state/remembering";
import { saidOf } from "../../text/saidOf";
import { Button } from "../../ui/controls";
import { Dialog } from "../../ui/dialog";
import { FileButton } from "../../ui/FileButton";
import { formatCount, plural } from "../../ui/format";
import { readTextFile } from "../compare/readFile";

export interface ListDialogProps {
  /** The option's label. */
  readonly label: string;
  // biome-ignore lint/suspicious/noExplicitAny: its entries are counted and nothing else
  readonly reader: ListReader<any>;
  /** What the dialog begins with: a file, or a text with a name. */
  readonly given: { readonly file: File } | { readonly name: string; readonly text: string } | null;
  /** The hash of a list that is to have another name, and nothing else; null where one is brought. */
  readonly renames: string | null;
  /** Told of the option's value once the list is here. */
  onTaken(value: string): void;
  onClose(): void;
}

/** UTF-16 units of a list that the field has: browsers take seconds to lay out more. */
const mostShown = 50_000;

/** Brings a list: a file, or lines that are pasted; what they come to is told before they are taken. */
export default function ListDialog(props: ListDialogProps): ReactElement {
  const { label, reader, given, renames, onTaken, onClose } = props;
  const [name, setName] = useState(given !== null && "name" in given ? given.name : "");
  const [text, setText] = useState(given !== null && "text" in given ? given.text : "");
  const [note, setNote] = useState<string | null>(null);
  const nameId = useId();
  const remembers = rememberSetting.useSetting(({ isOn }) => isOn);
  const take = async (file: File) => {
    try {
      const read = await readTextFile(file);
      setText(read.text);
      setName(file.name.replace(/\.(tsv|csv|txt)$/i, ""));
      setNote(read.note);
    } catch (error) {
      setNote(saidOf(error));
    }
  };
  const file = given !== null && "file" in given ? given.file : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a file
  useEffect(() => {
    if (file !== null) void take(file);
  }, [file]);
  const drop = (event: DragEvent) => {
    // The page takes what is dropped for a text.
    event.stopPropagation();
    const [dropped] = event.dataTransfer.files;
    if (dropped === undefined) return;
    event.preventDefault();
    void take(dropped);
  };
  const settled = useDeferredValue(text);
  const isLong = text.length > mostShown;
  const isTooLong = settled.length > longestList;
  const read = useMemo(() => (isTooLong ? null : reader.read(settled)), [reader, settled, isTooLong]);
  const count = read?.entries.length ?? 0;
  const finish = async () =>
    onTaken(await (renames === null ? ownLists.add(name, reader.kind, text) : ownLists.rename(renames, name)));
  const nameField = (
    <label className="labelled" htmlFor={nameId}>
      Name
      <input
        id={nameId}
        className="field"
        autoComplete="off"
        maxLength={longestListName}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
    </label>
  );
  if (renames !== null) {
    return (
      <Dialog title="Rename the list" open onOpenChange={(isOpen) => !isOpen && onClose()}>
        <div className="list-dialog">
          {nameField}
          <div>
            <Button look="primary" disabled={name.trim() === ""} onClick={() => void finish()}>
              Rename
            </Button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={`${label}: bring a list`} open onOpenChange={(isOpen) => !isOpen && onClose()}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same by key */}
      <div
        className="list-dialog"
        onDragOver={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onDrop={drop}
      >
        <p>{reader.format} It does not leave your computer.</p>
        <div className="list-dialog-row">
          <FileButton onFiles={(files) => files[0] && void take(files[0])}>Choose a file</FileButton>
          <small>or drop it here, or paste its lines:</small>
        </div>
        <textarea
          className="field"
          aria-label="Lines of the list"
          rows={8}
          spellCheck={false}
          autoCapitalize="off"
          dir="auto"
          placeholder={reader.example}
          value={isLong ? text.slice(0, mostShown) : text}
          readOnly={isLong}
          onChange={({ target }) => {
            setText(target.value);
            setNote(null);
          }}
        />
        {nameField}
        <div role="status" className="list-dialog-read" data-entries={count}>
          {note !== null && <p>{note}</p>}
          {isLong && <p>The field has its beginning; all of it is read.</p>}
          {isTooLong ? (
            <p className="option-text-problem">
              It has more than {formatCount(longestList)} characters. Bring a part of it.
            </p>
          ) : (
            settled.trim() !== "" && (
              <p>
                {count === 0 ? `No ${reader.words[1]} yet.` : `${plural(count, ...reader.words)}.`} {read?.note}
              </p>
            )
          )}
          {read !== null && read.problemCount > 0 && (
            <>
              <p>
                {plural(read.problemCount, "line")} {read.problemCount === 1 ? "is" : "are"} left out:
              </p>
              <ul>
                {read.problems.map(({ line, message }) => (
                  <li key={line}>
                    Line {formatCount(line)} {message}.
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        <div className="list-dialog-row">
          <Button look="primary" disabled={count === 0 || settled !== text} onClick={() => void finish()}>
            Use this list
          </Button>
          <small>{remembers ? "It is kept in this browser." : "It is forgotten when the page is closed."}</small>
        </div>
      </div>
    </Dialog>
  );
}
