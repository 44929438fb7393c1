import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import { endPool } from "../../../test/support/endPool";
import { runs } from "../../../test/support/runs";
import { until } from "../../../test/support/until.ts";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import { type PoolOptions, type PoolRequest, TokenizerPool } from "./pool";
import type { EncodedText, EncodeRequest, ExplainRequest, TokenizerWorkerApi } from "./protocol";
import { TextReceiver } from "./sentText";
import { PoolError } from "./workerErrors";

type Listener = Parameters<TokenizerWorkerApi["connect"]>[0];
type Asked = EncodeRequest & { readonly text: string };
type Behaviour = (request: Asked, onEvent: Listener) => Promise<EncodedText>;

const plain: EncodeOptions = { specials: "text", inserted: false };

/** A worker without a thread: with a behaviour that the test chooses. */
class FakeWorker extends ChannelWorker {
  static readonly all: FakeWorker[] = [];
  readonly received: Asked[] = [];
  /** How much of the texts it was sent, in UTF-16 units. */
  sentUnits = 0;
  readonly asked: ExplainRequest[] = [];
  /** Tokenizers whose beginning of a text was asked for, and before how many whole texts. */
  readonly begun: string[] = [];

  constructor(behaviour: Behaviour) {
    let listener: Listener = () => {};
    const texts = new TextReceiver();
    const api: TokenizerWorkerApi = {
      connect: (onEvent) => {
        listener = onEvent;
      },
      load: async (asked) => void (await behaviour({ ...asked, text: "warm", options: plain }, listener)),
      encode: (request) => {
        this.sentUnits += (typeof request.text === "string" ? request.text : request.text.insert).length;
        const asked = { ...request, text: texts.receive(request.text) };
        this.received.push(asked);
        return behaviour(asked, listener);
      },
      encodeBeginning: async ({ known, ...request }) => {
        this.begun.push(request.tokenizer);
        return { ...(await behaviour({ ...request, text: known }, listener)), end: known.length };
      },
      measure: () => Promise.reject(new Error("No test here measures.")),
      passage: () => Promise.reject(new Error("No test here reads a corpus.")),
      countFiles: () => Promise.reject(new Error("No test here counts files.")),
      inspect: () => Promise.reject(new Error("No test here looks into a tokenizer.")),
      searchVocabulary: () => Promise.reject(new Error("No test here searches a vocabulary.")),
      explain: async (request) => {
        this.asked.push(request);
        await behaviour({ ...request, text: request.question.kind, options: plain }, listener);
        return null;
      },
      exportTokenizer: () => Promise.reject(new Error("No test here writes a file.")),
    };
    super(api);
    FakeWorker.all.push(this);
  }
}

const pools: TokenizerPool[] = [];

afterEach(() => {
  for (const pool of pools.splice(0)) endPool(pool);
  for (const worker of FakeWorker.all.splice(0)) worker.terminate();
});

function makePool(behaviour: Behaviour, options: Partial<PoolOptions> = {}): TokenizerPool {
  const pool = new TokenizerPool({
    spawn: () => new FakeWorker(behaviour) as unknown as Worker,
    size: 2,
    baseUrl: "http://localhost/",
    packs: { open: () => expect.unreachable("built-ins have no other source") },
    ...options,
  });
  pools.push(pool);
  return pool;
}

function request(tokenizer: string, text: string, part: Partial<PoolRequest> = {}): PoolRequest {
  return {
    tokenizer,
    text,
    options: plain,
    reload: false,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...part,
  };
}

/** An answer that says which text it is for; the pool passes results on as they are. */
const answer = ({ text }: Asked) => ({ textHash: text }) as unknown as EncodedText;
const never = () => new Promise<EncodedText>(() => {});
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Says that it has begun, and answers. */
const obedient: Behaviour = async (asked, onEvent) => {
  await onEvent({ type: "started" });
  return answer(asked);
};

/** Begins, and never answers for the text “hang”. */
const hangsOnDemand: Behaviour = async (asked, onEvent) => {
  await onEvent({ type: "started" });
  return asked.text === "hang" ? never() : answer(asked);
};

describe("the pool", () => {
  test("gives each tokenizer one worker for good, and shares tokenizers out", async () => {
    const pool = makePool(obedient);
    for (const text of ["1", "2"]) {
      for (const tokenizer of ["a", "b", "c"]) await pool.encode(request(tokenizer, text));
    }
    expect(FakeWorker.all).toHaveLength(2);
    const served = FakeWorker.all.map((worker) => new Set(worker.received.map((asked) => asked.tokenizer)));
    expect(served.map((tokenizers) => [...tokenizers].sort())).toEqual([["a"], ["b", "c"]]);
  });

  test("has a tokenizer's ways where the tokenizer is, which has its vocabulary", async () => {
    const pool = makePool(obedient);
    for (const tokenizer of ["a:fewest", "b", "c", "a", "b:dropout-0.1-7", "b:suffix"]) {
      await pool.encode(request(tokenizer, "1"));
    }
    const served = FakeWorker.all.map((worker) => worker.received.map((asked) => asked.tokenizer));
    expect(served).toEqual([
      ["a:fewest", "a"],
      ["b", "c", "b:dropout-0.1-7", "b:suffix"],
    ]);
  });

  test("finds the pack of what is not built in, and sends it along", async () => {
    const pack = new Blob(["a pack"]);
    const asked: string[] = [];
    const open = async (tokenizer: string) => {
      asked.push(tokenizer);
      return pack;
    };
    const pool = makePool(obedient, { packs: { open } });
    await pool.encode(request("words", "x"));
    await pool.encode(request("hub:a/b@1", "x"));
    expect(asked).toEqual(["hub:a/b@1"]);
    // What was brought along may hang, and has a worker of its own.
    expect(FakeWorker.all).toHaveLength(2);
    const sent = FakeWorker.all.flatMap((worker) => worker.received);
    expect(sent.map(({ tokenizer, pack: blob }) => [tokenizer, blob?.size])).toEqual([
      ["words", undefined],
      ["hub:a/b@1", 6],
    ]);
  });

  describe("of two tokenizers", () => {
    const why = (other: string) =>
      ({ kind: "why", other, isOtherFirst: false, text: "x", options: plain, start: 0, end: 1 }) as const;
    const ask = (pool: TokenizerPool, tokenizer: string, other: string, signal = new AbortController().signal) =>
      pool.explain({ tokenizer, reload: false, signal, onProgress: () => {}, question: why(other) });

    test("asks the worker of the one, and sends along what the other is loaded of", async () => {
      const pack = new Blob(["a pack"]);
      const pool = makePool(obedient, { packs: { open: async () => pack } });
      await ask(pool, "a", "b");
      await ask(pool, "hub:a/b@1", "a");
      await ask(pool, "hub:a/b@1", "file:c#2");
      const asked = FakeWorker.all.map((worker) =>
        worker.asked.map(({ tokenizer, pack: own, other }) => [
          tokenizer,
          own?.size,
          other?.tokenizer,
          other?.pack?.size,
        ]),
      );
      expect(asked).toEqual([
        [["a", undefined, "b", undefined]],
        [
          ["hub:a/b@1", 6, "a", undefined],
          ["hub:a/b@1", 6, "file:c#2", 6],
        ],
      ]);
    });

    test("says what is missing of the other, and asks nobody then", async () => {
      const open = async () => Promise.reject(new Error("It is not kept here."));
      const pool = makePool(obedient, { packs: { open } });
      await expect(ask(pool, "a", "file:c#2")).rejects.toThrow("It is not kept here.");
      expect(FakeWorker.all).toEqual([]);
    });

    test("drops a call that is aborted, while a pack is looked for and while it waits", async () => {
      const controller = new AbortController();
      const open = (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise<Blob>((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      const pool = makePool(hangsOnDemand, { packs: { open } });
      const hanging = pool.encode(request("a", "hang"));
      const [searching, waiting] = [
        ask(pool, "a", "file:c#2", controller.signal),
        ask(pool, "a", "b", controller.signal),
      ];
      controller.abort(new Error("Another place."));
      await expect(searching).rejects.toThrow("Another place.");
      await expect(waiting).rejects.toThrow("Another place.");
      expect(FakeWorker.all.flatMap(({ asked }) => asked)).toEqual([]);
      endPool(pool);
      await expect(hanging).rejects.toThrow(PoolError);
    });

    test("says so when the worker crashes, and answers on the next try", async () => {
      let crashes = true;
      const pool = makePool(async (asked, onEvent) => {
        if (!crashes) return obedient(asked, onEvent);
        crashes = false;
        FakeWorker.all[0]?.crash();
        return never();
      });
      await expect(ask(pool, "a", "b")).rejects.toThrow("crashed");
      await expect(ask(pool, "a", "b")).resolves.toBeNull();
    });
  });

  test("says why a pack cannot be had, and starts no worker for it", async () => {
    const open = () => Promise.reject(new Error("no such file here"));
    const pool = makePool(obedient, { packs: { open } });
    await expect(pool.encode(request("file:a#1", "x"))).rejects.toThrow("no such file here");
    expect(FakeWorker.all).toHaveLength(0);
  });

  test("starts no worker before there is work", () => {
    makePool(obedient);
    expect(FakeWorker.all).toHaveLength(0);
  });

  test("passes on what the tokenizer says, by name and message", async () => {
    const pool = makePool(async () => {
      throw Object.assign(new Error("no such file"), { name: "TokenizerError" });
    });
    await expect(pool.encode(request("a", "x"))).rejects.toMatchObject({
      name: "TokenizerError",
      message: "no such file",
    });
    expect(FakeWorker.all[0]?.isTerminated).toBe(false);
  });

  test("reports loading while it lasts", async () => {
    const pool = makePool(async (asked, onEvent) => {
      for (const loaded of [0, 5, 10])
        await onEvent({ type: "loading", progress: { phase: "fetch", loaded, total: 10 } });
      return answer(asked);
    });
    const seen: number[] = [];
    await pool.encode(request("a", "x", { onProgress: ({ loaded }) => seen.push(loaded) }));
    expect(seen).toEqual([0, 5, 10]);
  });

  test("never sends an aborted call that still waits", async () => {
    const pool = makePool(async (asked, onEvent) => {
      await onEvent({ type: "started" });
      await wait(30);
      return answer(asked);
    });
    const controller = new AbortController();
    const first = pool.encode(request("a", "first"));
    const dropped = pool.encode(request("a", "dropped", { signal: controller.signal }));
    const last = pool.encode(request("a", "last"));
    controller.abort(new Error("no longer wanted"));
    await expect(dropped).rejects.toThrow("no longer wanted");
    await first;
    await last;
    expect(FakeWorker.all[0]?.received.map((asked) => asked.text)).toEqual(["first", "last"]);
  });

  test("rejects an aborted call at once though it runs, and goes on with the next", async () => {
    const pool = makePool(async (asked, onEvent) => {
      await onEvent({ type: "started" });
      await wait(asked.text === "slow" ? 400 : 0);
      return answer(asked);
    });
    const controller = new AbortController();
    const slow = pool.encode(request("a", "slow", { signal: controller.signal }));
    await until(() => expect(FakeWorker.all[0]?.received).toHaveLength(1));
    controller.abort(new Error("typed on"));
    await expect(slow).rejects.toThrow("typed on");
    await expect(pool.encode(request("a", "next"))).resolves.toEqual({ textHash: "next" });
    expect(FakeWorker.all).toHaveLength(1);
  });

  test("refuses a call whose signal is aborted already", async () => {
    const pool = makePool(obedient);
    await expect(pool.encode(request("a", "x", { signal: AbortSignal.abort(new Error("too late")) }))).rejects.toThrow(
      "too late",
    );
    expect(FakeWorker.all).toHaveLength(0);
  });
});

describe("calls for one text", () => {
  /** Answers when the test says so. @param hangAfter no less than a busy machine takes, but for what is to hang */
  function withGate(hangAfter = 60_000) {
    const open: (() => void)[] = [];
    const behaviour: Behaviour = async (asked, onEvent) => {
      await onEvent({ type: "started" });
      if (asked.text.startsWith("both")) await new Promise<void>((resolve) => open.push(resolve));
      return answer(asked);
    };
    return { open, pool: makePool(behaviour, { size: 1, hangAfter }) };
  }
  const received = (worker: number) => FakeWorker.all[worker]?.received.map(({ tokenizer, text }) => tokenizer + text);

  test("go to a worker together once it has their tokenizers; those for another text wait", async () => {
    const { pool, open } = withGate();
    const first = ["a", "b"].map((tokenizer) => pool.encode(request(tokenizer, "both at first")));
    await until(() => expect(open).toHaveLength(1));
    expect(received(0)).toEqual(["aboth at first"]);
    open.shift()?.();
    await until(() => expect(open).toHaveLength(1));
    open.shift()?.();
    await Promise.all(first);
    const both = ["a", "b"].map((tokenizer) => pool.encode(request(tokenizer, "both")));
    const next = pool.encode(request("a", "next"));
    await until(() => expect(open).toHaveLength(2));
    // For one that would not wait.
    await wait(20);
    expect(received(0)?.slice(2)).toEqual(["aboth", "bboth"]);
    for (const answerIt of open) answerIt();
    await Promise.all([...both, next]);
    expect(received(0)?.slice(2)).toEqual(["aboth", "bboth", "anext"]);
  });

  test("go together too where a long text has been edited, and where they only ask about it", async () => {
    const { pool, open } = withGate();
    for (const tokenizer of ["a", "b"]) await pool.encode(request(tokenizer, "1"));
    const text = `both ${"x".repeat(500_000)}`;
    const edited = ["a", "b"].map((tokenizer) => pool.encode(request(tokenizer, text, { isEdit: true })));
    const { signal } = new AbortController();
    const call = { reload: false, signal, onProgress: () => {} };
    const trace = { kind: "trace", text, options: plain, start: 0, end: 1 } as const;
    const asked = [
      pool.explain({ ...call, tokenizer: "a", question: trace }),
      pool.explain({ ...call, tokenizer: "b", question: { kind: "entries", ids: [1] } }),
    ];
    const why = { ...trace, kind: "why", other: "b", isOtherFirst: false } as const;
    const last = pool.explain({ ...call, tokenizer: "a", question: why });
    await until(() => {
      expect(open).toHaveLength(2);
      expect(FakeWorker.all[0]?.asked).toHaveLength(2);
    });
    await wait(20);
    expect(received(0)?.length).toBe(4);
    expect(FakeWorker.all[0]?.asked.map(({ question }) => question.kind)).toEqual(["trace", "entries"]);
    for (const answerIt of open) answerIt();
    await Promise.all([...edited, ...asked, last]);
    expect(FakeWorker.all[0]?.asked.map(({ question }) => question.kind)).toEqual(["trace", "entries", "why"]);
  });

  for (const [fate, words] of [
    ["hangs", "gave no answer"],
    ["crashes", "crashed"],
  ] as const) {
    test(`where one of them ${fate} it alone says so, whichever it is, and soon`, async () => {
      /** Workers that answer nothing any more, whatever they have been sent. */
      const stuck = new Set<FakeWorker | undefined>();
      const pool = makePool(
        async (asked, onEvent) => {
          const worker = FakeWorker.all.at(-1);
          await onEvent({ type: "started" });
          const isFatal = asked.tokenizer === "b" && asked.text === "fatal";
          if (isFatal) stuck.add(worker);
          if (isFatal && fate === "crashes") worker?.crash();
          // The others have begun, and so has it.
          await wait(20);
          return stuck.has(worker) ? never() : answer(asked);
        },
        { size: 1, hangAfter: 2_000, confirmWithin: 500 },
      );
      const all = ["a", "b", "c", "d"];
      for (const tokenizer of all) await pool.encode(request(tokenizer, "1"));
      const since = performance.now();
      const [a, b, c, d] = all.map((tokenizer) => pool.encode(request(tokenizer, "fatal")));
      await Promise.all([
        expect(b).rejects.toThrow(words),
        ...[a, c, d].map((other) => expect(other).resolves.toEqual({ textHash: "fatal" })),
      ]);
      // Not as long for the second time as for the first.
      expect(performance.now() - since).toBeLessThan(4_000);
      // Together, one by one up to the guilty one, and those behind it.
      expect(FakeWorker.all).toHaveLength(3);
      for (const tokenizer of all) await expect(pool.encode(request(tokenizer, "2"))).resolves.toBeDefined();
      expect(FakeWorker.all).toHaveLength(3);
    });
  }

  test("are in nobody's way once all have been dropped", async () => {
    const pool = makePool(hangsOnDemand, { size: 1, hangAfter: 10_000, abandonAfter: 50 });
    for (const tokenizer of ["a", "b"]) await pool.encode(request(tokenizer, "1"));
    const controller = new AbortController();
    const dropped = ["a", "b"].map((tokenizer) =>
      pool.encode(request(tokenizer, "hang", { signal: controller.signal })).catch((error: unknown) => error),
    );
    await until(() => expect(FakeWorker.all[0]?.received).toHaveLength(4));
    controller.abort(new Error("typed on"));
    await expect(pool.encode(request("b", "next"))).resolves.toEqual({ textHash: "next" });
    expect(await Promise.all(dropped)).toEqual([new Error("typed on"), new Error("typed on")]);
    expect(FakeWorker.all).toHaveLength(2);
  });
});

describe("a long text's beginning", () => {
  test("is told of all columns of a worker before any is encoded as a whole", async () => {
    const pool = makePool(obedient, { size: 1 });
    const text = "a long text ".repeat(50_000);
    const told: string[] = [];
    const ask = (tokenizer: string) =>
      pool
        .encode(
          request(tokenizer, text, {
            onBeginning: ({ textHash, end }) => {
              expect(text.startsWith(textHash) && textHash.length === end).toBe(true);
              told.push(`${tokenizer} begins`);
            },
          }),
        )
        .then(({ textHash }) => told.push(`${tokenizer} ${textHash === text}`));
    await Promise.all(["a", "b", "c"].map(ask));
    expect(told).toEqual(["a begins", "b begins", "c begins", "a true", "b true", "c true"]);
    expect(FakeWorker.all[0]?.begun).toEqual(["a", "b", "c"]);
  });

  test("is not told once nobody waits for it, and the whole is then not asked for", async () => {
    const pool = makePool(obedient, { size: 1 });
    const controller = new AbortController();
    const onBeginning = () => expect.unreachable();
    const call = pool.encode(request("a", "text", { onBeginning, signal: controller.signal }));
    controller.abort(new Error("another text"));
    await expect(call).rejects.toThrow("another text");
    await pool.encode(request("a", "next"));
    expect(FakeWorker.all[0]?.received.map(({ text }) => text)).toEqual(["next"]);
  });
});

/** What waits until it may go on. */
function held(): { readonly gate: Promise<void>; goOn(): void } {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  return { gate, goOn: () => goOn() };
}

describe("a tokenizer that is warmed", () => {
  const progress = { phase: "fetch", loaded: 5, total: 10 } as const;

  test("is loaded before anybody asks, and who asks meanwhile hears how far it is", async () => {
    let isWarm = false;
    let hasTold = false;
    const { gate, goOn } = held();
    const pool = makePool(async (asked, onEvent) => {
      if (asked.text === "warm") {
        await onEvent({ type: "loading", progress });
        hasTold = true;
        await gate;
        isWarm = true;
      }
      return answer(asked);
    });
    pool.warm("a");
    await until(() => expect(hasTold).toBe(true));
    const seen: unknown[] = [];
    const call = pool.encode(request("a", "x", { onProgress: (told) => seen.push(told) }));
    expect(seen).toEqual([progress]);
    goOn();
    await expect(call).resolves.toEqual({ textHash: "x" });
    expect(isWarm).toBe(true);
  });

  test("and was brought along is told of to who asks, and not to itself", async () => {
    const { gate, goOn } = held();
    const pool = makePool(
      async (asked, onEvent) => {
        if (asked.text === "warm") {
          await onEvent({ type: "loading", progress });
          await gate;
          await onEvent({ type: "loading", progress });
        }
        return answer(asked);
      },
      { packs: { open: async () => new Blob(["pack"]) } },
    );
    pool.warm("file:x#1");
    const seen: unknown[] = [];
    const call = pool.encode(request("file:x#1", "x", { onProgress: (told) => seen.push(told) }));
    await until(() => expect(seen).toEqual([progress]));
    goOn();
    await expect(call).resolves.toEqual({ textHash: "x" });
    expect(seen).toEqual([progress, progress]);
  });

  test("and fails leaves it to the next call to try again", async () => {
    const pool = makePool(async (asked) => {
      if (asked.text === "warm") throw new Error("no connection");
      return answer(asked);
    });
    pool.warm("a");
    await expect(pool.encode(request("a", "x"))).resolves.toEqual({ textHash: "x" });
  });
});

describe("a worker that hangs", () => {
  test("is ended and replaced; its call gets an error, the others an answer", async () => {
    const pool = makePool(hangsOnDemand, { hangAfter: 400, size: 1 });
    const hanging = pool.encode(request("a", "hang"));
    const waiting = pool.encode(request("b", "fine"));
    await expect(hanging).rejects.toBeInstanceOf(PoolError);
    await expect(waiting).resolves.toEqual({ textHash: "fine" });
    expect(FakeWorker.all.map((worker) => worker.isTerminated)).toEqual([true, false]);
    await expect(pool.encode(request("a", "fine"))).resolves.toEqual({ textHash: "fine" });
  });

  test("is not one that loads slowly but shows signs of life", async () => {
    const pool = makePool(
      async (asked, onEvent) => {
        for (let loaded = 0; loaded < 8; loaded++) {
          await wait(100);
          await onEvent({ type: "loading", progress: { phase: "fetch", loaded, total: 8 } });
        }
        return answer(asked);
      },
      { hangAfter: 600 },
    );
    await expect(pool.encode(request("a", "x"))).resolves.toEqual({ textHash: "x" });
  });

  test("is not one that a very long text keeps silent", async () => {
    const pool = makePool(
      async (asked, onEvent) => {
        await onEvent({ type: "started" });
        if (asked.text.length > 1) await wait(600);
        return answer({ ...asked, text: "told" });
      },
      { hangAfter: 400 },
    );
    await expect(pool.encode(request("a", "x"))).resolves.toEqual({ textHash: "told" });
    await expect(pool.encode(request("a", "x".repeat(20_000_000)))).resolves.toEqual({ textHash: "told" });
  });

  test("is abandoned early when nobody waits for its call and another call does", async () => {
    const pool = makePool(hangsOnDemand, { hangAfter: 10_000, abandonAfter: 50 });
    const controller = new AbortController();
    const hanging = pool.encode(request("a", "hang", { signal: controller.signal }));
    await until(() => expect(FakeWorker.all[0]?.received).toHaveLength(1));
    controller.abort(new Error("typed on"));
    await expect(hanging).rejects.toThrow("typed on");
    await expect(pool.encode(request("a", "next"))).resolves.toEqual({ textHash: "next" });
    expect(FakeWorker.all).toHaveLength(2);
  });
});

describe("a worker that died", () => {
  test("while idle is replaced unnoticed", async () => {
    const pool = makePool(obedient, { confirmWithin: 400, hangAfter: 60_000 });
    await pool.encode(request("a", "1"));
    FakeWorker.all[0]?.die();
    await expect(pool.encode(request("a", "2"))).resolves.toEqual({ textHash: "2" });
    expect(FakeWorker.all).toHaveLength(2);
  });

  test("and whose replacement is dead too gives an error", async () => {
    const pool = makePool(obedient, {
      confirmWithin: 50,
      hangAfter: 400,
      spawn: () => {
        const worker = new FakeWorker(obedient);
        if (FakeWorker.all.length > 1) worker.die();
        return worker as unknown as Worker;
      },
    });
    await pool.encode(request("a", "1"));
    FakeWorker.all[0]?.die();
    await expect(pool.encode(request("a", "2"))).rejects.toBeInstanceOf(PoolError);
  });

  test("never began: a browser without workers is told so", async () => {
    const pool = makePool(obedient, {
      spawn: () => {
        throw new ReferenceError("Worker is not defined");
      },
    });
    await expect(pool.encode(request("a", "x"))).rejects.toThrow("does not start Web Workers");
  });
});

test("long texts are sent as what is other in them, and whichever is asked for is the one that is answered", async () => {
  const base = Array.from({ length: 9000 }, (_, i) => `${i} é👍\n`).join("");
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          place: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 60_000 })),
          insert: fc.oneof(fc.constantFrom("x", "", "👍", "\ud83d", "\r\n"), fc.constant("a new text ".repeat(4000))),
          tokenizers: fc.subarray(["a", "b", "c"], { minLength: 1 }),
          next: fc.constantFrom("wait", "go on", "abort", "crash", "die"),
        }),
        { minLength: 2, maxLength: 8 },
      ),
      async (steps) => {
        const pool = makePool(obedient, { size: 1, confirmWithin: 30 });
        let text = base;
        const calls: Promise<unknown>[] = [];
        for (const { place, length, insert, tokenizers, next } of steps) {
          const start = Math.floor(place * text.length);
          text = text.slice(0, start) + insert + text.slice(start + length);
          const controller = new AbortController();
          const asked = text;
          for (const tokenizer of tokenizers) {
            const call = pool.encode(request(tokenizer, asked, { signal: controller.signal }));
            calls.push(
              call.then(
                ({ textHash }) => expect(textHash === asked).toBe(true),
                // One that has been given up, or whose worker has crashed or is taken for dead.
                (error: unknown) => expect(String(error)).toMatch(/typed on|crashed|no answer/),
              ),
            );
          }
          if (next === "abort") controller.abort(new Error("typed on"));
          else if (next === "crash") FakeWorker.all.at(-1)?.crash();
          else if (next === "die") FakeWorker.all.at(-1)?.die();
          else if (next === "wait") await Promise.all(calls);
        }
        await Promise.all(calls);
        endPool(pool);
      },
    ),
    runs(15, 500),
  );
});

test("a key in a long text is sent as a key, to each worker", async () => {
  const pool = makePool(obedient, { size: 1 });
  let text = "A line of a long text.\n".repeat(4000);
  await pool.encode(request("a", text));
  for (let i = 0; i < 20; i++) {
    text = `${text.slice(0, 1000 * i)}x${text.slice(1000 * i)}`;
    for (const tokenizer of ["a", "b"]) await pool.encode(request(tokenizer, text));
  }
  expect(FakeWorker.all[0]?.sentUnits).toBe("A line of a long text.\n".length * 4000 + 20);
});

test.each([
  [new RangeError("Array buffer allocation failed"), "It ran out of memory"],
  [new DOMException("Data cannot be cloned, out of memory.", "DataCloneError"), "It ran out of memory"],
  [new DOMException("Failed to allocate buffer.", "UnknownError"), "It ran out of memory"],
  [new TypeError("x is undefined"), "x is undefined"],
])("what nobody foresaw in a worker (%s) ends it, and the other calls go on with another", async (error, words) => {
  const pool = makePool(async (asked, onEvent) => {
    await onEvent({ type: "started" });
    if (asked.text === "much") throw error;
    return answer(asked);
  });
  await pool.encode(request("a", "before"));
  const failed = pool.encode(request("a", "much"));
  const behind = pool.encode(request("a", "behind"));
  await expect(failed).rejects.toThrow(words);
  expect(await behind).toEqual({ textHash: "behind" });
  expect(FakeWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test("what a tokenizer says of a text is passed on as it is, and its worker stays", async () => {
  const said = Object.assign(new Error("It has no token for this."), { name: "TokenizerError" });
  const pool = makePool(async (asked) => {
    if (asked.text === "odd") throw said;
    return answer(asked);
  });
  await expect(pool.encode(request("a", "odd"))).rejects.toThrow(said.message);
  await pool.encode(request("a", "even"));
  expect(FakeWorker.all).toHaveLength(1);
});
