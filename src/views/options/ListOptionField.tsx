import Ellipsis from "lucide-react/icons/ellipsis";
import Plus from "lucide-react/icons/plus";
import { type DragEvent, type ReactElement, useEffect, useState } from "react";
import { type ListOption, noList, parseOwnList } from "../../instruments/options";
import { openList } from "../../state/lists/openList";
import { ownLists, ownListValue, useOwnLists } from "../../state/lists/ownLists";
import { actions } from "../../state/store";
import { saidOf } from "../../text/saidOf";
import { Button, IconButton, Menu } from "../../ui/controls";
import type { MenuEntry } from "../../ui/floatingProps";
import { HintedWords } from "../../ui/Hint";
import { LazyPart } from "../../ui/LazyPart";
import { saveFile } from "../../ui/saveFile";
import type { ListDialogProps } from "./ListDialog";

interface ListOptionFieldProps {
  readonly spec: ListOption;
  readonly value: string;
  onChange(value: string): void;
}

const loadDialog = () => import("./ListDialog");

/** What the dialog is open with. */
type Asked = Pick<ListDialogProps, "given" | "renames">;

/** A list to choose: those that come with the page, those of one's own, and a way to bring one, also by a drop onto the field. */
export function ListOptionField({ spec, value, onChange }: ListOptionFieldProps): ReactElement {
  const { label, hint, bundled, none, reader } = spec;
  const lists = useOwnLists((state) => state.lists);
  const problem = useOwnLists((state) => state.problem);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    if (!useOwnLists.getState().isKnown) void ownLists.refresh();
  }, []);
  const own = parseOwnList(value);
  const current = lists.find(({ hash }) => hash === own?.hash);
  const offered = lists.filter((list) => list === current || list.kinds.includes(reader.kind));
  const open = (given: ListDialogProps["given"], renames: string | null = null) => setAsked({ given, renames });
  const drop = (event: DragEvent) => {
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    // Elsewhere on the page a file is a text.
    event.stopPropagation();
    open({ file });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the dialog does the same by key
    <span
      className="option-field option-list"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        event.stopPropagation();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      {hint === undefined ? label : <HintedWords text={hint}>{label}</HintedWords>}
      <select
        className="field"
        aria-label={label}
        value={own === null ? value : (current?.hash ?? "")}
        onChange={({ target }) => {
          const chosen = lists.find(({ hash }) => hash === target.value);
          onChange(chosen === undefined ? target.value : ownListValue(chosen));
        }}
      >
        {own !== null && current === undefined && (
          <option value="" disabled>
            {own.name} (not here)
          </option>
        )}
        {none !== undefined && <option value={noList}>{none}</option>}
        {Object.entries(bundled).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
        {offered.length > 0 && (
          <optgroup label="Your own">
            {offered.map(({ hash, name, isKept }) => (
              <option key={hash} value={hash}>
                {isKept ? name : `${name} (until the page is closed)`}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      <Button look="quiet" aria-label={`Bring a list: ${label}`} onClick={() => open(null)}>
        <Plus size={16} /> Bring
      </Button>
      {value !== noList && (own === null || current !== undefined) && (
        <Menu
          trigger={
            <IconButton label={`More with this list: ${label}`}>
              <Ellipsis size={16} />
            </IconButton>
          }
          entries={entriesOf(spec, value, current, onChange, open)}
        />
      )}
      {problem !== null && (
        <span role="alert" className="option-text-problem">
          {problem}
        </span>
      )}
      {asked !== null && (
        <LazyPart
          load={loadDialog}
          place="over"
          props={{
            ...asked,
            label,
            reader,
            onTaken: (taken: string) => {
              setAsked(null);
              onChange(taken);
            },
            onClose: () => setAsked(null),
          }}
          onGiveUp={() => setAsked(null)}
        />
      )}
    </span>
  );
}

/** What can be done with the list that is chosen. */
function entriesOf(
  spec: ListOption,
  value: string,
  current: { readonly hash: string; readonly name: string; readonly isKept: boolean } | undefined,
  onChange: (value: string) => void,
  open: (given: ListDialogProps["given"], renames?: string) => void,
): readonly MenuEntry[] {
  const withText = async (work: (name: string, text: string) => void) => {
    try {
      const { name, text } = await openList(spec, value);
      work(current?.name ?? name, text);
    } catch (error) {
      actions.setNotice({ tone: "error", message: saidOf(error), undo: null, about: "list" });
    }
  };
  const common: MenuEntry[] = [
    {
      key: "download",
      label: "Download",
      onSelect: () => void withText((name, text) => saveFile(new Blob([text], { type: "text/plain" }), `${name}.tsv`)),
    },
    {
      key: "copy",
      label: "Change a copy",
      onSelect: () => void withText((name, text) => open({ name: `${name}, changed`, text })),
    },
  ];
  if (current === undefined) return common;
  const { hash, name, isKept } = current;
  const remove = async () => {
    const undo = await ownLists.remove(hash);
    if (undo === null) return;
    onChange(spec.start);
    const restore = async () => {
      await undo();
      onChange(value);
    };
    const back = { label: "Take it back", run: () => void restore() };
    actions.setNotice({ tone: "info", message: `“${name}” is removed.`, undo: back, about: "list" });
  };
  return [
    ...common,
    { key: "rename", label: "Rename", onSelect: () => open({ name, text: "" }, hash) },
    isKept
      ? { key: "release", label: "Keep only until the page is closed", onSelect: () => void ownLists.release(hash) }
      : { key: "keep", label: "Keep in this browser", onSelect: () => void ownLists.keep(hash) },
    { key: "remove", label: "Remove", onSelect: () => void remove() },
  ];
}
