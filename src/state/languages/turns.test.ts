import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Turns } from "./turns";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Pieces of work that end when they are told to. */
function workshop(turns: Turns) {
  const begun: number[] = [];
  const ends = new Map<number, { resolve(): void; reject(error: Error): void }>();
  const begin = (piece: number) =>
    turns.run(() => {
      begun.push(piece);
      return new Promise<number>((resolve, reject) => ends.set(piece, { resolve: () => resolve(piece), reject }));
    });
  return { begun, begin, end: (piece: number) => ends.get(piece)?.resolve(), ends };
}

const soon = () => vi.advanceTimersByTimeAsync(0);

test.each([1, 2, 3])("%i at once, the others in their order, and each gets its own result", async (atOnce) => {
  const { begun, begin, end } = workshop(new Turns(atOnce, 1000));
  const results = [0, 1, 2, 3, 4].map(begin);
  for (let done = 0; done < 5; done++) {
    expect(begun).toEqual([0, 1, 2, 3, 4].slice(0, Math.min(5, done + atOnce)));
    end(done);
    await soon();
  }
  expect(await Promise.all(results)).toEqual([0, 1, 2, 3, 4]);
});

test("work that fails says so, and gives its turn to the next", async () => {
  const { begun, begin, ends } = workshop(new Turns(1, 1000));
  const [failing, next] = [begin(0), begin(1)];
  ends.get(0)?.reject(new Error("No such file."));
  await expect(failing).rejects.toThrow("No such file.");
  expect(begun).toEqual([0, 1]);
  ends.get(1)?.resolve();
  expect(await next).toBe(1);
});

test("work that cannot even begin gives its turn back", async () => {
  const turns = new Turns(1, 1000);
  const refuse = () => {
    throw new Error("Too late.");
  };
  await expect(turns.run(refuse)).rejects.toThrow("Too late.");
  expect(await turns.run(async () => 1)).toBe(1);
});

test("what takes long lets one other begin, and has its result all the same", async () => {
  const { begun, begin, end } = workshop(new Turns(1, 1000));
  const [long] = [begin(0), begin(1), begin(2)];
  await vi.advanceTimersByTimeAsync(999);
  expect(begun).toEqual([0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual([0, 1]);
  // Its turn is given back already.
  end(0);
  expect(await long).toBe(0);
  expect(begun).toEqual([0, 1]);
  end(1);
  await soon();
  expect(begun).toEqual([0, 1, 2]);
});
