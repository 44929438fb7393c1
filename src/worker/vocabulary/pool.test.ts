import { expect, test } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import type { LoadRequest } from "../pool/protocol";
import { type VocabularyCall, VocabularyPool } from "./pool";
import type { AuditProgress, VocabularyWorkerApi } from "./protocol";

const never = new Promise<never>(() => {});
const call = (part: Partial<VocabularyCall> = {}): VocabularyCall => ({
  ...{ tokenizer: "r50k_base", reload: false, signal: new AbortController().signal, onProgress: () => {} },
  ...part,
});

function poolOf(api: Partial<Record<keyof VocabularyWorkerApi, (...given: never[]) => unknown>>, limit = 10_000) {
  const workers: ChannelWorker[] = [];
  const pool = new VocabularyPool({
    spawn: () => {
      const worker = new ChannelWorker(api);
      workers.push(worker);
      return worker as unknown as Worker;
    },
    ...{ baseUrl: "http://localhost/", packs: { open: async () => new Blob(["pack"]) }, limit },
  });
  return { pool, workers };
}

test("an audit comes with how far it was; what was brought along is opened first", async () => {
  const { pool, workers } = poolOf({
    audit: async ({ tokenizer, pack }: LoadRequest, tell: (progress: AuditProgress) => Promise<void>) => {
      await tell({ phase: "audit", loaded: 1, total: 2 });
      return { tokenizer, bytes: pack?.size };
    },
  });
  const told: AuditProgress[] = [];
  const onProgress = (progress: AuditProgress) => told.push(progress);
  expect(await pool.audit(call({ onProgress }))).toEqual({ tokenizer: "r50k_base", bytes: undefined });
  expect(told).toEqual([{ phase: "audit", loaded: 1, total: 2 }]);
  expect(await pool.audit(call({ tokenizer: "file:a.json#1" }))).toEqual({ tokenizer: "file:a.json#1", bytes: 4 });
  expect(workers).toHaveLength(1);
});

test("what hangs, crashes or is dropped ends its worker, and the next call has another", async () => {
  const silent = poolOf({ audit: () => never, examine: () => "there" }, 20);
  await expect(silent.pool.audit(call())).rejects.toThrow(/Nothing was heard of it for 0.02 seconds/);
  expect(await silent.pool.examine(call())).toBe("there");
  expect(silent.workers).toHaveLength(2);

  const crashing = poolOf({
    audit: () => {
      crashing.workers[0]?.crash();
      return never;
    },
  });
  await expect(crashing.pool.audit(call())).rejects.toThrow(/Its worker crashed/);

  const dropped = poolOf({ audit: () => never, examine: () => "there" });
  const controller = new AbortController();
  const asked = dropped.pool.audit(call({ signal: controller.signal }));
  controller.abort(new Error("Nobody asks any more."));
  await expect(asked).rejects.toThrow("Nobody asks any more.");
  expect(await dropped.pool.examine(call())).toBe("there");
});
