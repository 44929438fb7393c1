import type { Tally } from "../../../state/files/tally";
import { type Box, squarify } from "./squarify";
import type { ColumnSums } from "./sums";
import type { FolderNode } from "./tree";

/** A file, or a folder that is too small to show what is in it, as a part of the picture. */
export interface Tile {
  readonly box: Box;
  readonly folder: FolderNode;
  /** Null for a folder. */
  readonly number: number | null;
  readonly tokens: number;
  /** Which of the root's own parts it is in, for its colour. */
  readonly group: number;
}

/** A folder whose parts are drawn, with a line of its name. */
export interface Frame {
  readonly box: Box;
  readonly folder: FolderNode;
  /** Its name, and those of the folders in it that are alone; empty where there is no room for one. */
  readonly title: string;
}

/** Square pixels below which a part is not drawn, and below which a folder is drawn as one. */
const leastTile = 16;
const leastFolder = 2400;
/** Pixels around what is in a folder, and above it, where its name stands. */
const margin = 2;
const titleHeight = 18;

/** Where the tokens are, as rectangles: folders in folders, each as large as what it comes to. */
export function tilesOf(
  root: FolderNode,
  column: ColumnSums,
  tally: Tally,
  within: Box,
): { readonly tiles: Tile[]; readonly frames: Frame[] } {
  const tiles: Tile[] = [];
  const frames: Frame[] = [];
  const place = (folder: FolderNode, box: Box, group: number | null) => {
    const items = [
      ...folder.folders.map((inner) => ({ folder: inner, number: null, tokens: column.tokens[inner.id] ?? 0 })),
      ...folder.files.map((number) => ({ folder, number, tokens: column.counts.tokens[number] ?? 0 })),
    ];
    const counted = items.filter(({ number, tokens }) => tokens > 0 && (number === null || tally.isCountable(number)));
    counted.sort((a, b) => b.tokens - a.tokens);
    const boxes = squarify(
      counted.map(({ tokens }) => tokens),
      box,
      leastTile,
    );
    for (const [i, own] of boxes.entries()) {
      const item = counted[i];
      if (item === undefined || own.width * own.height < leastTile) continue;
      const ownGroup = group ?? i;
      if (item.number !== null || own.width * own.height < leastFolder) {
        tiles.push({ ...item, box: own, group: ownGroup });
        continue;
      }
      const inmost = lastAlone(item.folder);
      const hasTitle = own.width > 60 && own.height > 3 * titleHeight;
      const title = hasTitle ? inmost.path.slice(item.folder.path.length - item.folder.name.length) : "";
      frames.push({ box: own, folder: item.folder, title });
      const top = hasTitle ? titleHeight : margin;
      const inner = {
        x: own.x + margin,
        y: own.y + top,
        width: own.width - 2 * margin,
        height: own.height - top - margin,
      };
      place(inmost, inner, ownGroup);
    }
  };
  place(lastAlone(root), within, null);
  return { tiles, frames };
}

/** The first folder in one, or itself, that has more in it than one folder. */
function lastAlone(folder: FolderNode): FolderNode {
  const [only] = folder.folders;
  return only !== undefined && folder.folders.length === 1 && folder.files.length === 0 ? lastAlone(only) : folder;
}
