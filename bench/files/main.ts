import type { FilesResult, FilesTask } from "./task";

export type Contestant = "ours" | "peer" | "pack";

/** What a run comes to, as Playwright can have it. */
export type Figures = Omit<FilesResult, "pack"> & { readonly packBytes: number };

declare global {
  interface Window {
    /** Has a fresh worker take a file, by its address, or the pack that was last written of it. */
    measure(who: Contestant, address: string): Promise<Figures>;
  }
}

let pack = new Uint8Array();

window.measure = async (who, address) => {
  const bytes = who === "pack" ? pack : new Uint8Array(await (await fetch(address)).arrayBuffer());
  const worker =
    who === "peer"
      ? new Worker(new URL("./peer.worker.ts", import.meta.url), { type: "module" })
      : new Worker(new URL("./ours.worker.ts", import.meta.url), { type: "module" });
  const result = await new Promise<FilesResult>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FilesResult>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    const task: FilesTask = { kind: who === "pack" ? "pack" : "file", bytes };
    worker.postMessage(task);
  });
  worker.terminate();
  pack = result.pack ?? pack;
  const { ready, stored, ids } = result;
  return { ready, stored, ids, packBytes: pack.length };
};
