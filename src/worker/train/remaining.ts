/** Milliseconds over which a speed is taken: merges take less and less time. */
const windowMs = 3000;

/** Tells how long something goes on that grows at an uneven speed, by how fast it grew in the last seconds. */
export class Remaining {
  private readonly now: () => number;
  private marks: [at: number, done: number][];

  constructor(now = () => performance.now()) {
    this.now = now;
    this.marks = [[now(), 0]];
  }

  /** @param done of `all` @returns seconds that are left; null where nothing has grown yet */
  left(done: number, all: number): number | null {
    const at = this.now();
    this.marks.push([at, done]);
    while (this.marks.length > 2 && at - (this.marks[1]?.[0] ?? at) >= windowMs) this.marks.shift();
    const [since, before] = this.marks[0] ?? [at, 0];
    return done > before && at > since ? ((all - done) / (done - before)) * ((at - since) / 1000) : null;
  }
}
