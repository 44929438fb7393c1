import { afterEach, expect, test } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import { endPool } from "../../../test/support/endPool";
import { until } from "../../../test/support/until";
import { TokenizerPool } from "./pool";
import { renewIdle } from "./renew";

/** A worker that notes what it is asked to load, and answers when it is let. */
class NotingWorker extends ChannelWorker {
  static readonly all: NotingWorker[] = [];
  readonly loaded: string[] = [];

  constructor(answered: Promise<void>) {
    super({
      connect: () => {},
      load: async ({ tokenizer }: { readonly tokenizer: string }) => {
        this.loaded.push(tokenizer);
        await answered;
      },
    });
    NotingWorker.all.push(this);
  }

  static get living(): readonly (readonly string[])[] {
    return NotingWorker.all.filter(({ isTerminated }) => !isTerminated).map(({ loaded }) => loaded);
  }
}

function makePool(answered = Promise.resolve()): TokenizerPool {
  return new TokenizerPool({
    spawn: () => new NotingWorker(answered) as unknown as Worker,
    size: 2,
    baseUrl: "http://localhost/",
    packs: { open: async () => new Blob(["a pack"]) },
  });
}

/** Waits until no worker of a pool has anything to do, and so many have been asked. */
const settled = (pool: TokenizerPool, loads: number) =>
  until(() => {
    expect(NotingWorker.living.flat()).toHaveLength(loads);
    expect(pool.slots.flatMap(({ running, waiting }) => [...running, ...waiting])).toEqual([]);
  });

afterEach(() => {
  for (const worker of NotingWorker.all.splice(0)) worker.terminate();
});

test("workers of what nobody wants are ended, others begin anew with what is wanted, and what holds no more stays", async () => {
  const pool = makePool();
  // Of four in two places, the last of each place is not wanted any more.
  for (const tokenizer of ["a", "b", "c", "d", "file:x#1"]) pool.warm(tokenizer);
  await settled(pool, 5);
  const before = NotingWorker.living;
  const wanted = new Map([
    ["a", true],
    ["b", true],
    ["c", true],
  ]);
  expect(renewIdle(pool, { wanted, haveMore: false })).toBe(true);
  await settled(pool, 3);
  expect(before.map((loaded) => [...loaded].sort().join())).toEqual(["a,d", "b,c", "file:x#1"]);
  expect(NotingWorker.living.map((loaded) => [...loaded].sort().join()).sort()).toEqual(["a", "b,c"]);
  expect([...pool.slotOf.keys()].sort()).toEqual(["a", "b", "c"]);

  // With more than tokenizers in it each begins anew, and what is not in use is loaded when it is asked for.
  expect(renewIdle(pool, { wanted: new Map([...wanted, ["b", false]]), haveMore: true })).toBe(true);
  await settled(pool, 2);
  expect(NotingWorker.living.flat().sort()).toEqual(["a", "c"]);
  endPool(pool);
});

test("a worker that works is left at it, which is said", async () => {
  let answer = () => {};
  const pool = makePool(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  pool.warm("a");
  await until(() => expect(NotingWorker.living).toEqual([["a"]]));
  expect(renewIdle(pool, { wanted: new Map(), haveMore: true })).toBe(false);
  expect(NotingWorker.living).toEqual([["a"]]);
  answer();
  await settled(pool, 1);
  expect(renewIdle(pool, { wanted: new Map(), haveMore: true })).toBe(true);
  expect(NotingWorker.living).toEqual([]);
  expect(pool.slots).toEqual([]);
});
