import type { CDPSession, Page } from "@playwright/test";

/** What a page and its workers hold. */
export interface Memory {
  /** Bytes of live values after a collection: JavaScript's own, the DOM's, and those of arrays. */
  readonly bytes: number;
  /** What of them the page itself has. */
  readonly inPage: number;
  readonly workers: number;
}

/**
 * Measures what is alive in a page and its workers, each after a collection, as V8 counts it (`Runtime.getHeapUsage`). What the
 * system says of the process (RSS) would have the browser's own code and caches in it, and what allocators have not given back.
 */
export class MemoryMeter {
  private readonly session: CDPSession;
  private readonly workers = new Set<string>();
  private readonly answers = new Map<number, (result: unknown) => void>();
  private asked = 0;

  private constructor(session: CDPSession) {
    this.session = session;
    session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      if (targetInfo.type === "worker") this.workers.add(sessionId);
    });
    session.on("Target.detachedFromTarget", ({ sessionId }) => this.workers.delete(sessionId));
    session.on("Target.receivedMessageFromTarget", ({ message }) => {
      const { id, result } = JSON.parse(message) as { readonly id?: number; readonly result: unknown };
      if (id !== undefined) this.answers.get(id)?.(result);
    });
  }

  static async of(page: Page): Promise<MemoryMeter> {
    const meter = new MemoryMeter(await page.context().newCDPSession(page));
    await meter.session.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    return meter;
  }

  /** Reads until a collection finds nothing more: what finalizers let go goes with the next one. */
  async measure(): Promise<Memory> {
    let last = await this.read();
    for (let again = 0; again < 5; again++) {
      const next = await this.read();
      const isSettled = next.workers === last.workers && Math.abs(next.bytes - last.bytes) < last.bytes / 200;
      last = next;
      if (isSettled) break;
    }
    return last;
  }

  private async read(): Promise<Memory> {
    const workers = [...this.workers];
    await this.session.send("HeapProfiler.collectGarbage");
    const inPage = sum(await this.session.send("Runtime.getHeapUsage"));
    let bytes = inPage;
    for (const worker of workers) {
      await this.ask(worker, "HeapProfiler.collectGarbage");
      bytes += sum((await this.ask(worker, "Runtime.getHeapUsage")) as HeapUsage);
    }
    return { bytes, inPage, workers: workers.length };
  }

  /** A worker's answer. One that has ended meanwhile gives none: it holds nothing. */
  private ask(sessionId: string, method: string): Promise<unknown> {
    const id = ++this.asked;
    const nothing = { usedSize: 0, embedderHeapUsedSize: 0, backingStorageSize: 0 };
    return new Promise((resolve) => {
      this.answers.set(id, resolve);
      this.session.on("Target.detachedFromTarget", (gone) => gone.sessionId === sessionId && resolve(nothing));
      this.session
        .send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) })
        .catch(() => resolve(nothing));
    });
  }
}

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
  readonly backingStorageSize: number;
}

function sum({ usedSize, embedderHeapUsedSize, backingStorageSize }: HeapUsage): number {
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}
