import { afterEach, expect, test, vi } from "vitest";
import { readBytes } from "./readBytes";

afterEach(() => vi.useRealTimers());

test("gives a file's bytes, and passes on why it cannot be read", async () => {
  expect(await readBytes(new Blob(["abc"]).slice(1))).toEqual(new TextEncoder().encode("bc"));
  const gone = new DOMException("It is gone.", "NotFoundError");
  await expect(readBytes({ arrayBuffer: () => Promise.reject(gone) })).rejects.toBe(gone);
});

test("fails with what cannot be read once it is there, and does not wait", async () => {
  const buffer = new ArrayBuffer(1);
  structuredClone(buffer, { transfer: [buffer] });
  await expect(readBytes({ arrayBuffer: async () => buffer })).rejects.toThrow(TypeError);
});

test("waits no more than fifteen seconds for a disk that does not answer", async () => {
  vi.useFakeTimers();
  const told = vi.fn();
  readBytes({ arrayBuffer: () => new Promise(() => {}) }).catch(told);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(told).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toHaveBeenCalledWith(expect.objectContaining({ name: "TimeoutError" }));
});
