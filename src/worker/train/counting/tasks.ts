import type { ReadText, TextBlock } from "../text/trainingText";

/** UTF-16 units, or bytes, that are worth the way to another thread. A megabyte of a file is one task, small files and languages are gathered. */
const leastUnits = 1 << 18;

/** Blocks of a text that are counted at a time, in its order. */
export type CountTask = readonly TextBlock[];

/** Gathers a text's blocks to tasks. @param least units of one, but for the last; tests have fewer */
export async function* inTasks(
  reading: AsyncGenerator<TextBlock, ReadText, void>,
  least = leastUnits,
): AsyncGenerator<CountTask, ReadText, void> {
  let [blocks, units]: [TextBlock[], number] = [[], 0];
  for (let next = await reading.next(); ; next = await reading.next()) {
    if (next.done) {
      if (blocks.length > 0) yield blocks;
      return next.value;
    }
    blocks.push(next.value);
    units += unitsOf(next.value);
    if (units < least) continue;
    yield blocks;
    [blocks, units] = [[], 0];
  }
}

function unitsOf(block: TextBlock): number {
  if (block.kind === "lines") return block.bytes.length;
  return [...block.learned, ...block.held].reduce((sum, { length }) => sum + length, 0);
}
