import type { PlaceSource } from "../../../../state/compare/place";

/** CSS pixels between what is pinned and the panel: a column's line of details stands there, or a selection's handle. */
const distance = 48;
/** Frames after which there is nothing to be seen of it. */
const mostFrames = 60;

/**
 * Scrolls the page so that what is pinned is in sight, once that has been laid out.
 * @param panel what lies over the page's lower edge; null where nothing does
 * @param isSeen whether it stays where it is as long as it is on the screen, however near the edge: somebody has clicked there
 * @param source who pinned it: a column has it in sight, and whoever selects in the text looks at where the selection goes on
 * @returns stops what is not done yet
 */
export function revealPinned(panel: HTMLElement | null, source: PlaceSource | null, isSeen: boolean): () => void {
  if (source === "text" && panel === null) return () => {};
  let frame = 0;
  const tryIn = (frames: number) => {
    frame = requestAnimationFrame(() => {
      const pinned = source === "text" ? selectionEnd() : pinnedBox(source);
      // Rows are drawn once a column has its width, and has scrolled to them.
      if (pinned === null || frames > mostFrames - 2) return frames > 0 ? tryIn(frames - 1) : undefined;
      const floor = panel === null ? window.innerHeight : panel.getBoundingClientRect().top;
      const isOut = pinned.bottom > floor || !isSeen;
      const covered = isOut ? pinned.bottom + distance - floor : 0;
      const before = window.scrollY;
      if (covered > 0) window.scrollBy({ top: covered });
      else if (pinned.top < 0) window.scrollBy({ top: pinned.top - distance });
      // A panel that stuck out below the screen comes up with the page.
      if (window.scrollY !== before && frames > 0) tryIn(frames - 1);
    });
  };
  tryIn(mostFrames);
  return () => cancelAnimationFrame(frame);
}

/** Where the end of the editor's selection stands that moves, by keys or by a finger; null where that is out of sight in the editor. */
function selectionEnd(): DOMRect | null {
  const { focusNode, focusOffset } = document.getSelection() ?? { focusNode: null, focusOffset: 0 };
  const view = focusNode?.parentElement?.closest(".cm-scroller")?.getBoundingClientRect();
  if (focusNode === null || view === undefined) return null;
  const end = document.createRange();
  end.setStart(focusNode, focusOffset);
  const box = end.getBoundingClientRect();
  // Beside an element, and not in a text, it has no height.
  return box.height > 0 && box.top < view.bottom && box.bottom > view.top ? box : null;
}

/** Where the pinned token stands on the screen: in the column that pinned it, else in the first. */
function pinnedBox(source: PlaceSource | null): DOMRect | null {
  const columns = Array.from(document.querySelectorAll<HTMLElement>("section[data-tokenizer]"));
  const column = columns.find(({ dataset }) => dataset.tokenizer === source) ?? columns[0];
  if (column === undefined) return null;
  const chip = column.querySelector(".in-place");
  if (chip !== null) return chip.getBoundingClientRect();
  const painted = typeof CSS === "object" && "highlights" in CSS ? CSS.highlights.get("place") : undefined;
  for (const { startContainer, startOffset, endContainer, endOffset } of painted ?? []) {
    if (!column.contains(startContainer)) continue;
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range.getBoundingClientRect();
  }
  return null;
}
