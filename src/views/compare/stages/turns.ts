/** What waits to be drawn. */
interface Waiting {
  /** How much there is to draw, in units of stages. */
  readonly weight: number;
  draw(): void;
}

/**
 * Units that are drawn in a frame, of all columns together, so that a frame's layout and painting are not felt. What is heavier
 * alone has a frame of its own.
 */
const mostInFrame = 30;

const queue = new Set<Waiting>();
let frame = 0;

/**
 * Calls back in one of the next frames: those who ask first are drawn first, and only so many in one frame. What browsers take
 * for the rows of a long line, which is layout mostly, cannot be done in parts once it is in the document.
 * @returns gives the turn up
 */
export function takeTurn(weight: number, draw: () => void): () => void {
  const waiting = { weight, draw };
  queue.add(waiting);
  if (frame === 0) frame = requestAnimationFrame(drawSome);
  return () => queue.delete(waiting);
}

function drawSome(): void {
  let left = mostInFrame;
  for (const waiting of queue) {
    if (left < mostInFrame && waiting.weight > left) break;
    queue.delete(waiting);
    left -= waiting.weight;
    waiting.draw();
  }
  frame = queue.size > 0 ? requestAnimationFrame(drawSome) : 0;
}
