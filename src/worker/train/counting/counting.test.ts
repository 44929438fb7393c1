import { afterEach, expect, test, vi } from "vitest";
import type { ChannelWorker } from "../../../../test/support/channelWorker";
import { countingHelper, countLate } from "../../../../test/support/countingHelper";
import { until } from "../../../../test/support/until.ts";
import { TokenizerError } from "../../../tokenizers/tokenizer";
import { defaultRecipe, type TrainingRecipe } from "../../../training/recipe";
import { type WordColumns, WordTable } from "../../../training/wordTable";
import { openFiles } from "../text/lines";
import type { ReadText, TextBlock, TrainingText } from "../text/trainingText";
import { Turns } from "../turns";
import type { CountedBlock } from "./countBlocks";
import { countInOrder } from "./countInOrder";
import { CountingCrew, helpersFor } from "./crew";
import { inTasks } from "./tasks";

const workers: ChannelWorker[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

function helper(...given: Parameters<typeof countingHelper>): Worker {
  const worker = countingHelper(...given);
  workers.push(worker);
  return worker as unknown as Worker;
}

/** What a text's parts come to, by its languages: tables, bytes, and how far it was after each task. */
async function counted(
  text: Pick<TrainingText, "read">,
  {
    holdOut = true,
    recipe = defaultRecipe,
    spawn = () => helper(),
    size = 0,
    least = 1,
    turns = new Turns(() => {}),
  } = {},
) {
  const parts = new Map<string, { tables: WordTable[]; bytes: number }>();
  const done: number[] = [];
  const crew = new CountingCrew(recipe, { forText: () => size, spawn }, 0);
  const take = (blocks: readonly CountedBlock[], read: number) => {
    done.push(read);
    for (const block of blocks) {
      for (const part of ["learned", "held"] as const) {
        const name = `${part} ${block.language}`;
        const its = parts.get(name) ?? { tables: block[part].words.map(() => new WordTable()), bytes: 0 };
        parts.set(name, its);
        its.bytes += block[part].bytes;
        for (const [i, words] of block[part].words.entries()) its.tables[i]?.addAll(words);
      }
    }
  };
  try {
    const read = await countInOrder({ tasks: inTasks(text.read(holdOut), least), crew, turns, take });
    const columns = ([name, { tables, bytes }]: [string, { tables: WordTable[]; bytes: number }]) =>
      [name, bytes, tables.map((table): WordColumns => table.toColumns())] as const;
    return { read, done, parts: [...parts].map(columns) };
  } finally {
    crew.end();
    turns.close();
  }
}

const awkward = [
  "Ünïcödé wörds, ﷺ 👩‍👩‍👧 and e\u0301\r\n",
  "\r\n\nlow lower\tlowest  12345\r\n",
  "\ufeffa line that is longer than a block, of words that cross its end: ".repeat(3),
  "\n同样的词不同的价钱 نفس الكلمات\n",
  "the last one has no end",
].join("");
const folder = ["b", "a", "c"].map((path, i) => {
  const text = awkward.slice(i * 3);
  return { path, file: new File([text], path) };
});

test.each<[string, Partial<TrainingRecipe>]>([
  ["a pattern", {}],
  ["a normalizer before it", { normalizer: "nfkc", pattern: "whitespace" }],
  ["two ways to cut", { algorithm: "superbpe" }],
])(
  "a folder comes to the same words in the same order, wherever it is cut, with any number of workers: %s",
  async (_, given) => {
    const recipe = { ...defaultRecipe, ...given };
    for (const holdOut of [true, false]) {
      const whole = await counted(await openFiles(folder, () => {}), { recipe, holdOut });
      expect(whole.parts.map(([name]) => name).sort()).toEqual(["held 0", "learned 0"]);
      for (const [block, size, least] of [
        [3, 2, 40],
        [7, 1, 1],
        [64, 3, 1],
        [7, 3, 100],
        [1 << 20, 3, 1],
      ] as const) {
        const text = await openFiles(folder, () => {}, block);
        const { parts, read, done } = await counted(text, { recipe, holdOut, size, least });
        expect(parts).toEqual(whole.parts);
        expect(read).toEqual(whole.read);
        // It never goes back, and all of it has been counted at the end.
        expect(done).toEqual(done.toSorted((a, b) => a - b));
        expect(done.at(-1)).toBe(text.bytes);
      }
    }
  },
);

/** A text of two languages, block by block. @param more what comes after it */
function blocks(count: number, more: () => ReadText = () => ({ sha256: "", segments: count, notes: [] })) {
  const read = async function* (): AsyncGenerator<TextBlock, ReadText, void> {
    for (let i = 0; i < count; i++) {
      yield {
        kind: "segments",
        language: i % 2,
        learned: [`word${i % 7} w${i}\n`],
        held: [`other${i % 5}`],
        done: i + 1,
      };
    }
    return more();
  };
  return { read };
}

test("languages are counted each by itself; a helper that dies, at once or later, has lost nothing", async () => {
  const alone = await counted(blocks(40));
  expect((await counted(blocks(40), { size: 3 })).parts).toEqual(alone.parts);
  const dying = (after: number) => () => {
    let tasks = 0;
    const worker = helper((some, counter) => {
      if (++tasks <= after) return countLate(some, counter);
      (worker as unknown as ChannelWorker).crash();
      return new Promise(() => {});
    });
    return worker;
  };
  for (const after of [0, 3]) {
    const { parts } = await counted(blocks(40), { size: 2, spawn: dying(after) });
    expect(parts).toEqual(alone.parts);
    // It would be the error of the worker that trains, too.
    expect(workers.slice(-2).map(({ isHandled }) => isHandled)).toEqual([true, true]);
  }
});

test("the first error in the text's order is told, that of reading on too", async () => {
  const failing = () =>
    helper(async (some, counter) => {
      const [{ done } = { done: 0 }] = some;
      if (done === 3 || done === 4) {
        await new Promise((resolve) => setTimeout(resolve, 20 - done * 4));
        throw new TokenizerError(`block ${done}`);
      }
      return countLate(some, counter);
    });
  // The third block is a helper's: it has two, and the next worker gets it.
  const error = await counted(blocks(4, unreadable), { size: 2, spawn: failing }).catch((thrown: unknown) => thrown);
  expect(error).toEqual(new TokenizerError("block 3"));
  expect(error).toBeInstanceOf(TokenizerError);
  await expect(counted(blocks(2, unreadable), { size: 2 })).rejects.toThrow("cannot be read");
});

function unreadable(): ReadText {
  throw new TokenizerError("It cannot be read.");
}

test("an end is heard while a helper hangs, and a rest while others still count", async () => {
  const turns = new Turns(() => {});
  const hanging = vi.fn(() => new Promise(() => {}));
  const running = counted(blocks(2), { size: 1, spawn: () => helper(hanging), turns });
  await until(() => expect(hanging).toHaveBeenCalled());
  turns.stop();
  expect((await running).read).toBeNull();
  expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);

  let rests = 0;
  const resting: Turns = new Turns(() => {
    rests++;
    setTimeout(() => resting.resume(), 5);
  });
  const spawn = () =>
    helper((some, counter) => {
      resting.pause();
      return countLate(some, counter);
    });
  const { parts } = await counted(blocks(40), { size: 2, spawn, turns: resting });
  expect(parts).toEqual((await counted(blocks(40))).parts);
  expect(rests).toBeGreaterThan(1);
});

test("one worker for a small text, or one core; four at most", () => {
  expect([0, 3_999_999, 4_000_000, 8_000_000, 200_000_000].map((bytes) => helpersFor(bytes, 8))).toEqual([
    0, 0, 1, 2, 3,
  ]);
  expect([1, 2, 3, 4, 64].map((cores) => helpersFor(200_000_000, cores))).toEqual([0, 1, 2, 3, 3]);
});
