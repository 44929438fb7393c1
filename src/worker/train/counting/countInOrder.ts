import type { ReadText } from "../text/trainingText";
import type { Turns } from "../turns";
import type { CountedBlock } from "./countBlocks";
import type { CountingCrew } from "./crew";
import type { CountTask } from "./tasks";

/** Tasks that may wait for an earlier one: what they have come to is in memory. */
const mostWaiting = 32;

/** A text that is counted. */
export interface InOrder {
  readonly tasks: AsyncGenerator<CountTask, ReadText, void>;
  readonly crew: Pick<CountingCrew, "count">;
  readonly turns: Pick<Turns, "take" | "until" | "isStopped">;
  /** Is given what a task came to, in the text's order. @param done bytes of the text that have been read with it */
  take(counted: readonly CountedBlock[], done: number): void;
}

/** A task that is done or being done. */
interface Waiting {
  readonly counted: Promise<CountedBlock[]>;
  readonly done: number;
  isCounted: boolean;
}

/**
 * Counts a text's tasks, several at a time. Whoever is first, they are taken in the text's order.
 * @returns null where it was stopped
 * @throws the first error in the text's order, that of reading on included
 */
export async function countInOrder({ tasks, crew, turns, take }: InOrder): Promise<ReadText | null> {
  const waiting: Waiting[] = [];
  const takeFirst = async () => {
    const { counted, done } = waiting.shift() as Waiting;
    await turns.until(counted);
    if (!turns.isStopped) take(await counted, done);
  };
  const takeAll = async () => {
    while (waiting.length > 0 && !turns.isStopped) {
      await takeFirst();
      await turns.take();
    }
  };
  for (;;) {
    const next = await tasks.next().catch(async (error: unknown) => {
      await takeAll();
      throw error;
    });
    if (next.done) {
      await takeAll();
      return turns.isStopped ? null : next.value;
    }
    waiting.push(begun(crew.count(next.value), next.value.at(-1)?.done ?? 0));
    await turns.take();
    while (!turns.isStopped && (waiting[0]?.isCounted || waiting.length > mostWaiting)) await takeFirst();
    if (turns.isStopped) return null;
  }
}

function begun(counted: Promise<CountedBlock[]>, done: number): Waiting {
  const waiting: Waiting = { counted, done, isCounted: false };
  const note = () => {
    waiting.isCounted = true;
  };
  // It may fail before its turn comes, when nobody asks yet.
  counted.then(note, note);
  return waiting;
}
