import { afterEach, expect, test, vi } from "vitest";
import { nowAndThen } from "./nowAndThen";

afterEach(() => {
  vi.useRealTimers();
});

test("the first step is told, and then one every now and then", () => {
  vi.useFakeTimers();
  const told: number[] = [];
  const tell = nowAndThen((done) => told.push(done));
  for (let done = 0; done < 100; done++) {
    tell(done, 100);
    vi.advanceTimersByTime(10);
  }
  expect(told).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
});
