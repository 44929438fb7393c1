/**
 * Work that is put off while it would have to be done again at once: it is done when nobody has asked for it for a while,
 * but also when somebody has been asking all along.
 */
export class Paced {
  private readonly run: (isOverdue: boolean) => void;
  private readonly ceilingMs: number;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private ceiling: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param run does the work; overdue when it is asked for without a pause
   * @param ceilingMs milliseconds after which it is overdue
   */
  constructor(run: (isOverdue: boolean) => void, ceilingMs: number) {
    this.run = run;
    this.ceilingMs = ceilingMs;
  }

  /** Asks for the work after a pause, which begins anew each time. */
  ask(pauseMs: number): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.start(false), pauseMs);
    // What is put off for longer than that on purpose is not in a hurry.
    if (pauseMs < this.ceilingMs) this.ceiling ??= setTimeout(() => this.start(true), this.ceilingMs);
  }

  /** Forgets what was asked for. */
  cancel(): void {
    clearTimeout(this.pause);
    clearTimeout(this.ceiling);
    this.ceiling = undefined;
  }

  private start(isOverdue: boolean): void {
    this.cancel();
    this.run(isOverdue);
  }
}
