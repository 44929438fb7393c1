/** Milliseconds to wait for a picture at the most: browsers draw none of hidden pages. */
const longestWait = 500;

/**
 * Runs something once the page as it is now is on the screen.
 * @returns takes it back
 */
export function afterPaint(run: () => void): () => void {
  let painted = 0;
  // A frame's callbacks run before it is painted, a timer set in one runs after.
  const frame = requestAnimationFrame(() => {
    painted = window.setTimeout(run);
  });
  const unpainted = window.setTimeout(run, longestWait);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(painted);
    clearTimeout(unpainted);
  };
}
