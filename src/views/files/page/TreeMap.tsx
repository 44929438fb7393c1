import { memo, type ReactElement, useId, useMemo, useRef } from "react";
import { useColumnTitles } from "../../../state/compare/columnName";
import type { Tally } from "../../../state/files/tally";
import { formatCount, formatShare, plural } from "../../../ui/format";
import { useElementWidth } from "../../compare/useElementWidth";
import type { ColumnSums } from "./sums";
import { tilesOf } from "./tiles";
import { type FileTree, type FolderNode, nameOf } from "./tree";

interface TreeMapProps {
  readonly tree: FileTree;
  readonly column: ColumnSums;
  readonly tally: Tally;
  /** Of the tally, which is filled in place. */
  readonly version: number;
  onFind(folder: FolderNode, number: number | null): void;
}

/** Hues that parts of the root take by turns. */
const hues = 6;

/** Where the tokens are, as a picture of what the table says: a click on a part of it finds that there. */
export const TreeMap = memo(function TreeMap({
  tree,
  column,
  tally,
  version,
  onFind,
}: TreeMapProps): ReactElement | null {
  const title = useId();
  const area = useRef<HTMLDivElement>(null);
  const width = useElementWidth(area);
  const height = width < 600 ? 180 : 240;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tally is filled in place; its version says that it was
  const { tiles, frames } = useMemo(
    () => tilesOf(tree.root, column, tally, { x: 0, y: 0, width, height }),
    [tree, column, tally, version, width, height],
  );
  const all = column.tokens[0] ?? 0;
  const label = useColumnTitles()(column.reference);
  return (
    <figure className="files-map" aria-labelledby={title}>
      <figcaption id={title}>
        Where the {plural(all, "token")} of {label} are
      </figcaption>
      {/* The table says all of it, to whoever has no pointer too. */}
      <div ref={area} className="files-tiles" style={{ height }} aria-hidden="true">
        {frames.map(({ box, folder, title: name }) => (
          <div key={folder.id} className="files-frame" style={place(box)}>
            {name !== "" && <bdi>{name}</bdi>}
          </div>
        ))}
        {tiles.map(({ box, folder, number, tokens, group }) => {
          const path = number === null ? `${folder.path}/` : (tally.files[number]?.path ?? "");
          const isNamed = box.width > 54 && box.height > 22;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a shortcut to the table's rows, which have keys
            <div
              key={number ?? `folder ${folder.id}`}
              className="files-tile"
              style={{ ...place(box), "--tile": `var(--hue-${group % hues})` } as React.CSSProperties}
              title={`${path}: ${plural(tokens, "token")}, ${formatShare(all === 0 ? null : tokens / all)}`}
              onClick={() => onFind(folder, number)}
            >
              {isNamed && <bdi>{number === null ? folder.name : nameOf(path)}</bdi>}
              {isNamed && box.height > 40 && <small>{formatCount(tokens)}</small>}
            </div>
          );
        })}
      </div>
    </figure>
  );
});

function place({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return { left: x, top: y, width, height };
}
