import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it("asks once a visit, and minds neither a refusal nor a browser that cannot", async () => {
  const { askToLast } = await import("./askToLast");
  vi.stubGlobal("navigator", {});
  askToLast();
  const persist = vi.fn(() => Promise.reject(new Error("no")));
  vi.stubGlobal("navigator", { storage: { persist } });
  askToLast();
  askToLast();
  expect(persist).toHaveBeenCalledTimes(1);
});
