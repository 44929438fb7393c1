/** Lets so many pieces of work go on at once. The others wait, and come in the order in which they asked. */
export class Turns {
  private free: number;
  private readonly patience: number;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param atOnce pieces that may go on at once, at least 1
   * @param patience milliseconds after which a piece that is not done no longer keeps others from beginning
   */
  constructor(atOnce: number, patience: number) {
    this.free = atOnce;
    this.patience = patience;
  }

  /**
   * Does a piece of work when its turn comes: at once, before this returns, where one is free.
   * @returns what the work gives, or throws
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((begin) => this.waiting.push(begin));
    let isGivenBack = false;
    const giveBack = () => {
      if (isGivenBack) return;
      isGivenBack = true;
      const begin = this.waiting.shift();
      if (begin === undefined) this.free++;
      else begin();
    };
    const clock = setTimeout(giveBack, this.patience);
    try {
      return await work();
    } finally {
      clearTimeout(clock);
      giveBack();
    }
  }
}
