/** Milliseconds between two signs of how far something is: more often nobody could read it, and each is drawn. */
const pause = 100;

/**
 * Has steps of work told now and then, however many there are of them: the first, and those that come long enough after another.
 * @param tell is told how many steps are done, of how many
 */
export function nowAndThen(tell: (done: number, all: number) => void): (done: number, all: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (done, all) => {
    const now = performance.now();
    if (now - last < pause) return;
    last = now;
    tell(done, all);
  };
}
