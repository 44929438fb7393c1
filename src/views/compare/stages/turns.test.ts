import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeTurn } from "./turns";

/** What is to be done in the next frame; a test makes the frames. */
let next: (() => void)[] = [];
beforeEach(() => {
  next = [];
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => next.push(run));
});
afterEach(() => vi.unstubAllGlobals());

function makeFrame(): void {
  const [run] = next.splice(0);
  run?.();
}

test("what waits is drawn in its order, only so much in a frame, and what is heavier alone", () => {
  const drawn: string[] = [];
  for (const [name, weight] of Object.entries({ a: 10, b: 15, c: 10, d: 1000, e: 1 })) {
    takeTurn(weight, () => drawn.push(name));
  }
  expect(drawn).toEqual([]);
  const frames: string[] = [];
  while (next.length > 0) {
    makeFrame();
    frames.push(drawn.splice(0).join(""));
  }
  expect(frames).toEqual(["ab", "c", "d", "e"]);
});

test("a turn that is given up is nobody’s, and one that is asked for while others are drawn comes", () => {
  const drawn: string[] = [];
  takeTurn(1, () => {
    drawn.push("a");
    takeTurn(1, () => drawn.push("c"));
  });
  takeTurn(1, () => drawn.push("b"))();
  makeFrame();
  while (next.length > 0) makeFrame();
  expect(drawn).toEqual(["a", "c"]);
});
