/** Milliseconds of work after which the worker hears what the page wants, and tells how far it is. */
const longest = 80;

/** What somebody wants of a training: that it goes on, rests or ends. */
export class Turns {
  private wanted: "run" | "pause" | "stop" = "run";
  private readonly channel = new MessageChannel();
  private since = performance.now();
  /** Goes on after a rest, or after a turn of the event loop. */
  private wake: (() => void) | null = null;

  private readonly resting: () => void;

  /** @param resting is told that a rest has begun */
  constructor(resting: () => void) {
    this.resting = resting;
    this.channel.port1.onmessage = () => this.go();
  }

  get isStopped(): boolean {
    return this.wanted === "stop";
  }

  /** Whether it is time for {@link take}. */
  get isDue(): boolean {
    return performance.now() - this.since >= longest;
  }

  pause(): void {
    if (this.wanted === "run") this.wanted = "pause";
  }

  resume(): void {
    if (this.wanted === "pause") this.wanted = "run";
    this.go();
  }

  stop(): void {
    this.wanted = "stop";
    this.go();
  }

  /**
   * Gives the event loop a turn, and rests for as long as somebody wants that.
   * @param before is done before a rest
   */
  async take(before: () => Promise<void> = async () => {}): Promise<void> {
    // A timer would wait for four milliseconds more.
    await this.woken(() => this.channel.port2.postMessage(null));
    if (this.wanted === "pause") {
      await before();
      this.resting();
    }
    while (this.wanted === "pause") await this.woken();
    this.since = performance.now();
  }

  /** Waits until something is there, or has failed, or somebody wants an end. */
  async until(something: Promise<unknown>): Promise<void> {
    let isThere = false;
    const come = () => {
      isThere = true;
      this.go();
    };
    something.then(come, come);
    while (!isThere && !this.isStopped) await this.woken();
  }

  /** No turn is taken any more. */
  close(): void {
    this.channel.port1.close();
  }

  private woken(ask: () => void = () => {}): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      ask();
    });
  }

  private go(): void {
    const { wake } = this;
    this.wake = null;
    wake?.();
  }
}
