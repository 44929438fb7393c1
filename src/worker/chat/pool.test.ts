import { expect, test } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import { makePrompt, tellParts } from "../../chat/preparePrompt";
import { ChatPool } from "./pool";
import type { ChatWorkerApi, PromptRequest } from "./protocol";

const request: PromptRequest = {
  chat: { messages: [{ role: "user", content: "Hi" }], tools: null },
  template: "[{{ messages[0].content }}]",
  specials: {},
  variables: {},
};
const made = makePrompt(request);
const never = new Promise<never>(() => {});
const { signal } = new AbortController();

function poolOf(api: Partial<Record<keyof ChatWorkerApi, () => unknown>>, limit?: number) {
  const workers: ChannelWorker[] = [];
  const spawn = () => {
    const worker = new ChannelWorker({ make: () => made, tell: () => tellParts(made, request), ...api });
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { pool: new ChatPool({ spawn, ...(limit !== undefined && { limit }) }), workers };
}

test("a prompt comes with its parts", async () => {
  const { pool } = poolOf({});
  expect(await pool.prepare(request, false, signal)).toMatchObject({ prompt: "[Hi]", isUntold: false });
});

test("a prompt stands where telling its parts does not come back, or kills its worker", async () => {
  expect(await poolOf({ tell: () => never }, 20).pool.prepare(request, false, signal)).toEqual(made);
  const { pool, workers } = poolOf({
    tell: () => {
      workers[0]?.crash();
      return never;
    },
  });
  expect(await pool.prepare(request, false, signal)).toEqual(made);
});

test("a template that does not come back, or kills its worker, is told, and the contents stand in", async () => {
  const slow = await poolOf({ make: () => never }, 20).pool.prepare(request, false, signal);
  expect(slow).toMatchObject({ prompt: "Hi", fault: { kind: "ended", message: "it took more than 0.02 seconds" } });
  const { pool, workers } = poolOf({
    make: () => {
      workers[0]?.crash();
      return never;
    },
  });
  expect((await pool.prepare(request, false, signal)).fault?.message).toMatch(/its worker crashed/);
});

test("an error that nobody foresaw in a template's worker is a result, and the next prompt has another worker", async () => {
  const { pool, workers } = poolOf({
    make: () => {
      throw new RangeError("Array buffer allocation failed");
    },
  });
  for (let i = 0; i < 2; i++) {
    const { prompt, fault } = await pool.prepare(request, true, signal);
    expect(prompt).toBe("Hi");
    expect(fault).toMatchObject({ kind: "ended", message: expect.stringContaining("its worker crashed") });
  }
  expect(workers).toHaveLength(2);
});
