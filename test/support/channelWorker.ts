import { expose } from "comlink";

/** A worker without a thread, for tests: the same messages over a channel. */
export class ChannelWorker {
  isTerminated = false;
  /** Whether who started it keeps its error from being the page's. */
  isHandled = false;
  private readonly near: MessagePort;
  private readonly far: MessagePort;
  private crashed: ((event: Pick<Event, "preventDefault">) => void) | null = null;

  /** @param api what the worker's side exposes */
  constructor(api: object) {
    const { port1, port2 } = new MessageChannel();
    this.near = port1;
    this.far = port2;
    expose(api, port2 as unknown as Parameters<typeof expose>[1]);
    port1.start();
  }

  addEventListener(type: string, listener: (event?: unknown) => void): void {
    if (type === "error") this.crashed = listener;
    else this.near.addEventListener(type, listener);
  }

  removeEventListener(type: string, listener: () => void): void {
    this.near.removeEventListener(type, listener);
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    if (!this.isTerminated) this.near.postMessage(message, transfer);
  }

  /** Fails as a worker does whose script throws. */
  crash(): void {
    this.crashed?.({
      preventDefault: () => {
        this.isHandled = true;
      },
    });
  }

  /** Stops answering, as a worker does that somebody else has ended. */
  die(): void {
    this.isTerminated = true;
  }

  terminate(): void {
    this.isTerminated = true;
    this.near.close();
    this.far.close();
  }
}
