import { vi } from "vitest";

/** Waits until a check no longer throws, for as long as a slow machine may take: no test is about speed. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 60_000 });
}
