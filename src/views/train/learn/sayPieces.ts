import { leastExpected, type PiecesChange, type PiecesStep } from "../../../training/lesson/unigramLesson";
import { plural } from "../../../ui/format";
import { isolated, shownSymbol } from "./symbols";

/** Pieces that are named; of more their number says enough. */
const mostNamed = 12;

/** A logarithm of a probability, as tables have it. */
export function formatLog(score: number): string {
  return score.toFixed(2).replace("-", "−");
}

/** A change in a word or two. */
export function nameOf({ kind }: PiecesChange): string {
  return { seed: "Begin", estimate: "Estimate", prune: "Prune", finish: "Finish" }[kind];
}

/** The pieces that a change takes away, in the order of its table. */
export function goneBy(change: PiecesChange): string[] {
  switch (change.kind) {
    case "seed":
      return [];
    case "estimate":
      return change.rows.flatMap(({ piece, after }) => (after === null ? [piece] : []));
    case "prune":
      return change.rows.flatMap(({ piece, stays }) => (stays ? [] : [piece]));
    case "finish":
      return change.rows.flatMap(({ piece, score }) => (score === null ? [piece] : []));
  }
}

/**
 * What the last step did.
 * @param before what there was before it; null where there was none
 */
export function sayPiecesDone(before: PiecesStep | null): string {
  if (before?.next == null) return "No word is cut yet, and there are no pieces.";
  const change = before.next;
  const gone = named(goneBy(change));
  switch (change.kind) {
    case "seed":
      return `There are ${plural(change.rows.length, "piece")} to begin with. They were only counted: what follows finds out which of them the words need.`;
    case "estimate":
      return gone === ""
        ? "All pieces have new probabilities."
        : `All pieces have new probabilities, but ${gone}: gone.`;
    case "prune":
      return gone === "" ? "No piece had to go." : `Pruned: ${gone}.`;
    case "finish":
      return "The vocabulary has its size.";
  }
}

/** What is done next, and why. */
export function sayPiecesNext(steps: readonly PiecesStep[], at: number, size: number): string {
  const { next, scores } = steps[at] as PiecesStep;
  if (next === null) {
    return `These are the ${size} entries, with <unk> for characters that are none. A word is cut in the likeliest way: the product of its pieces’ probabilities is greatest, and so is the sum of their logarithms.`;
  }
  const gone = goneBy(next).length;
  switch (next.kind) {
    case "seed": {
      const longer = next.rows.filter(({ piece }) => [...piece].length > 1).length;
      return `Next: pieces to begin with. They are all ${plural(next.rows.length - longer, "character")}, and whatever stands in two places of these words with something different behind it, a word’s end being one such thing: ${plural(longer, "longer piece")}. The more a piece covers, the likelier it is at first: a character counts as often as the text has it, a longer piece once for each place in the list of words.`;
    }
    case "estimate":
      return `Next: how often is each piece to be expected? Each word is cut in all ways, and each way counts by its share. From that come new probabilities; what is expected less than ${leastExpected} times goes: ${gone === 0 ? "none" : plural(gone, "piece")}.`;
    case "prune": {
      const unused = next.rows.filter(({ times, stays }) => times === 0 && !stays).length;
      const least = gone - unused;
      return `Next: ${scores.size} pieces are too many, so a quarter of them goes, or fewer where the size is near. ${plural(unused, "piece")} that no word’s likeliest way has ${unused === 1 ? "goes" : "go"} first${least === 0 ? "" : `, then ${plural(least, "piece")} with the least loss`}: by so much less likely would a word be, on average, if the piece were cut. Characters stay.`;
    }
    case "finish": {
      const back = next.rows.filter(({ isBack }) => isBack).length;
      const enough = `Next: ${plural(scores.size, "piece")}, no more than a tenth above the size, ${scores.size === 1 ? "is" : "are"} few enough.`;
      const characters = `All characters become entries${back === 0 ? "" : `, also the ${back} that were no piece any more, as the least likely`};`;
      const longer = `longer pieces follow ${steps.some((step) => step.next?.kind === "prune") ? "by their last loss" : "as they came"} while there is room${gone === 0 ? "" : `, so that ${plural(gone, "piece")} ${gone === 1 ? "falls" : "fall"}`}.`;
      return `${enough} ${characters} ${longer}`;
    }
  }
}

function named(pieces: readonly string[]): string {
  if (pieces.length > mostNamed) return plural(pieces.length, "piece");
  return pieces.map((piece) => `“${isolated(shownSymbol(piece))}”`).join(", ");
}
