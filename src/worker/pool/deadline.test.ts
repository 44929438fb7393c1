import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Deadline } from "./deadline";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("it runs out once, so long after it was last set, with one timer however often that was", () => {
  let rung = 0;
  const deadline = new Deadline(() => void rung++);
  for (let i = 0; i < 50; i++) {
    deadline.set(100);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(89);
  expect(rung).toBe(0);
  vi.advanceTimersByTime(1);
  expect(rung).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(rung).toBe(1);
});

test("it can be set to come sooner, and stopped", () => {
  let rung = 0;
  const deadline = new Deadline(() => void rung++);
  deadline.set(1000);
  deadline.set(10);
  vi.advanceTimersByTime(10);
  expect(rung).toBe(1);
  deadline.set(10);
  deadline.stop();
  vi.advanceTimersByTime(1000);
  expect(rung).toBe(1);
  deadline.set(10);
  vi.advanceTimersByTime(10);
  expect(rung).toBe(2);
});
