/**
 * A clock that is set anew far more often than it runs out: it keeps one timer, and looks when that comes whether it was meant.
 * Setting and clearing one for each call takes a browser longer than the call takes the page.
 */
export class Deadline {
  private readonly run: () => void;
  /** When it runs out, as `performance.now` counts; never while it is stopped. */
  private at = Number.POSITIVE_INFINITY;
  private timer: { readonly id: ReturnType<typeof setTimeout>; readonly at: number } | null = null;

  constructor(run: () => void) {
    this.run = run;
  }

  /** Runs out after so many milliseconds, and no sooner. */
  set(milliseconds: number): void {
    this.at = performance.now() + milliseconds;
    if (this.timer !== null && this.timer.at <= this.at) return;
    if (this.timer !== null) clearTimeout(this.timer.id);
    this.wait(milliseconds);
  }

  stop(): void {
    this.at = Number.POSITIVE_INFINITY;
  }

  private wait(milliseconds: number): void {
    const id = setTimeout(() => this.ring(), milliseconds);
    this.timer = { id, at: performance.now() + milliseconds };
  }

  private ring(): void {
    this.timer = null;
    const left = this.at - performance.now();
    if (left <= 0) {
      this.stop();
      this.run();
    } else if (left < Number.POSITIVE_INFINITY) this.wait(left);
  }
}
