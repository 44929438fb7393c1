import { placeBeside } from "../../ui/HintBubble";

/** Pixels between what is pointed at, with its ring, and the card. */
const distance = 14;

/** What the page is looked at for: a card is not put over it where there is another place. */
const answers = ".column-count strong, .answer strong";

interface Place {
  readonly left: number;
  readonly top: number;
}

/**
 * Where a card stands that points at some elements: whole in the window, beside them, and over no column's count where that can be.
 * @param size of the card, in pixels
 * @returns pixels from the window's left and upper edges
 */
export function placeCard(targets: readonly Element[], size: Pick<DOMRect, "width" | "height">): Place {
  const { width, height } = size;
  const boxes = targets.map((target) => target.getBoundingClientRect());
  const around = {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
  const counts = [...document.querySelectorAll(answers)].map((answer) => answer.getBoundingClientRect());
  const beside = placeBeside(around, size, distance);
  const underCounts = Math.max(...counts.filter(({ top }) => top < beside.top + height).map(({ bottom }) => bottom));
  const right = Math.min(around.right + distance, window.innerWidth - width - distance);
  const places = [
    beside,
    { left: beside.left, top: underCounts + distance },
    { left: right, top: around.top },
    { left: Math.max(distance, around.left - distance - width), top: around.top },
  ].map(({ left, top }) => ({ left, top: withinReach(top, height) }));
  const isOver = (others: readonly DOMRect[]) => (place: Place) =>
    others.some(
      (box) =>
        box.left < place.left + width &&
        box.right > place.left &&
        box.top < place.top + height &&
        box.bottom > place.top,
    );
  return (
    places.find((place) => !isOver([...boxes, ...counts])(place)) ??
    places.find((place) => !isOver(boxes)(place)) ?? { ...beside, top: withinReach(beside.top, height) }
  );
}

/** Where something of a height stands by its upper edge, so that all of it is in the window. */
function withinReach(top: number, height: number): number {
  const lowest = window.innerHeight - height - distance;
  return Math.max(distance, Math.min(Number.isFinite(top) ? top : distance, lowest));
}
