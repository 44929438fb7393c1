/** CSS pixels between a chip that is brought into sight and the edge. */
const distance = 10;
/** Frames in which a line that was scrolled to is told and drawn, and in which it then has its place. */
const frames = { most: 180, still: 8 } as const;
/** What ends it: somebody who scrolls by hand is not pulled back. */
const byHand = ["wheel", "touchmove", "pointerdown"] as const;

/**
 * Scrolls a token's chip into sight, as little as that takes, once it is drawn, and keeps it there while lines above it are
 * still told and become higher.
 * @returns gives up on it
 */
export function revealChip(scroller: HTMLElement, token: number): () => void {
  let frame = 0;
  const giveUp = () => {
    cancelAnimationFrame(frame);
    for (const event of byHand) scroller.removeEventListener(event, giveUp);
  };
  const step = (left: number, still: number) => {
    const isThere = isRevealed(scroller, token);
    if (left === 0 || still === frames.still) giveUp();
    else frame = requestAnimationFrame(() => step(left - 1, isThere ? still + 1 : 0));
  };
  for (const event of byHand) scroller.addEventListener(event, giveUp, { passive: true });
  step(frames.most, 0);
  return giveUp;
}

/** Scrolls a chip into sight that is drawn; whether it was there already, and its line is told. */
function isRevealed(scroller: HTMLElement, token: number): boolean {
  const chip = scroller.querySelector(`[data-token="${token}"]`);
  if (chip === null) return false;
  const unit = (chip.closest(".stage-unit") ?? chip).getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const above = view.top + distance - unit.top;
  const below = unit.bottom - (view.bottom - distance);
  const before = scroller.scrollTop;
  if (above > 0) scroller.scrollTop -= above;
  else if (below > 0) scroller.scrollTop += Math.min(below, -above);
  return scroller.scrollTop === before;
}

/** The token whose chip stands above (-1) or below (1) another one's, nearest to it; null where none is drawn. */
export function chipBeside(scroller: HTMLElement, token: number, direction: -1 | 1): number | null {
  const own = scroller.querySelector(`[data-token="${token}"]`)?.getBoundingClientRect();
  if (own === undefined) return null;
  let best: { readonly token: number; readonly y: number; readonly x: number } | null = null;
  for (const chip of scroller.querySelectorAll<HTMLElement>("[data-token]")) {
    const box = chip.getBoundingClientRect();
    const y = (box.top - own.top) * direction;
    if (y < own.height / 2) continue;
    const x = Math.abs(box.left + box.width / 2 - (own.left + own.width / 2));
    const isNearer = best === null || y < best.y - 1 || (y < best.y + 1 && x < best.x);
    if (isNearer) best = { token: Number(chip.dataset.token), y, x };
  }
  return best?.token ?? null;
}
