import { type ReactElement, useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { useColumnTitles } from "../../../state/compare/columnName";
import { chooseFiles } from "../../../state/files/choose";
import { type GivenTally, useFilesStore } from "../../../state/files/counted";
import type { FilesSession } from "../../../state/files/session";
import { actions, useAppStore } from "../../../state/store";
import { ToggleGroup } from "../../../ui/controls";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { TakeTable } from "../../compare/instruments/table/TakeTable";
import { CountingLine } from "./CountingLine";
import { FilesTable } from "./FilesTable";
import { filesTable } from "./filesTable";
import { LeftOut } from "./LeftOut";
import { rowsOf } from "./rows";
import { sumsOf } from "./sums";
import { TreeMap } from "./TreeMap";
import { type FolderNode, treeOf } from "./tree";

interface CountedProps {
  readonly given: GivenTally;
  readonly session: FilesSession;
}

/** The files that are counted: how far that is, where their tokens are, and all of them in a table. */
export function Counted({ given, session }: CountedProps): ReactElement {
  const { tally, folder } = given;
  const titleOf = useColumnTitles();
  const version = useFilesStore((state) => state.version);
  const { tokenizers, specials, choice } = useAppStore(
    useShallow(({ comparison }) => ({
      tokenizers: comparison.tokenizers,
      specials: comparison.specials,
      choice: comparison.files,
    })),
  );
  const tree = useMemo(
    () =>
      treeOf(
        tally.files.map(({ path }) => path),
        folder,
      ),
    [tally, folder],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tally is filled in place; its version says that it was
  const sums = useMemo(() => sumsOf(tree, tally, tokenizers, specials), [tree, tally, tokenizers, specials, version]);
  const [opened, setOpened] = useState<{ readonly of: typeof tree; readonly folders: ReadonlySet<FolderNode> }>();
  const open = opened?.of === tree ? opened.folders : new Set(openAtFirst(tree.root));
  const setOpen = (folders: ReadonlySet<FolderNode>) => setOpened({ of: tree, folders });
  const [asked, setAsked] = useState<{ readonly folder: FolderNode; readonly number: number | null } | null>(null);
  const rows = rowsOf(tree, sums, tally, choice, open);
  const areAllOpen = tree.folders.every((one) => open.has(one));
  const column = sums.columns.find(({ reference }) => reference === choice.sort.column) ?? sums.columns[0];
  const find = (inner: FolderNode, number: number | null) => {
    const ways = new Set(open);
    for (let at: FolderNode | null = inner; at !== null; at = at.parent) ways.add(at);
    setOpen(ways);
    setAsked({ folder: inner, number });
  };
  return (
    <>
      <CountingLine tree={tree} sums={sums} tally={tally} session={session} />
      <LeftOut given={given} sums={sums} session={session} version={version} />
      {column !== undefined && (
        <ErrorBoundary part="This picture" about={tree}>
          <TreeMap tree={tree} column={column} tally={tally} version={version} onFind={find} />
        </ErrorBoundary>
      )}
      <div className="files-controls">
        <ToggleGroup
          label="What columns show"
          value={choice.measure}
          choices={[
            { value: "tokens", label: "Tokens" },
            { value: "density", label: "Bytes per token", hint: "UTF-8 bytes ÷ tokens: the more, the cheaper" },
          ]}
          onChange={(measure) => chooseFiles({ measure })}
        />
        <ToggleGroup
          label="Control tokens in the files"
          value={specials}
          choices={[
            { value: "text", label: "Control tokens as text", hint: "<|endoftext|> is thirteen characters" },
            { value: "control", label: "as control", hint: "<|endoftext|> is one control token, which is not counted" },
          ]}
          onChange={(next) => actions.setOptions({ specials: next })}
        />
        {tree.folders.length > 1 && (
          <button
            type="button"
            className="button quiet"
            onClick={() => setOpen(areAllOpen ? new Set(openAtFirst(tree.root)) : new Set(tree.folders))}
          >
            {areAllOpen ? "Fold folders" : "Unfold all folders"}
          </button>
        )}
        <TakeTable
          what={`tokens of ${tree.root.name === "" ? "files" : tree.root.name}`}
          table={() => filesTable(tree, sums, tally, titleOf)}
        />
      </div>
      <ErrorBoundary part="This table" about={tree}>
        <FilesTable
          {...{ tree, tally, sums, rows, choice, asked }}
          onAsked={() => setAsked(null)}
          onToggle={(one) => {
            const next = new Set(open);
            if (!next.delete(one)) next.add(one);
            setOpen(next);
          }}
        />
      </ErrorBoundary>
    </>
  );
}

/** The root, and down to the first folder that is not alone in its own. */
function openAtFirst(root: FolderNode): FolderNode[] {
  const open = [root];
  let at = root;
  while (at.folders[0] !== undefined && at.folders.length === 1 && at.files.length === 0) {
    at = at.folders[0];
    open.push(at);
  }
  return open;
}
