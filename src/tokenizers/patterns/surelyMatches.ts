import { cannotFailAnywhere } from "./backtracking";
import { accepts } from "./characters";
import type { Node } from "./syntax";

/**
 * Whether a node surely matches where the character stands, whatever comes after that. Backtracking finds a way if there
 * is one: so one item takes the character, those before it can match nothing, and those after it cannot fail.
 */
export function surelyMatches(node: Node, code: number): boolean {
  switch (node.type) {
    case "characters":
      return accepts(node.set, code);
    case "sequence": {
      const { items } = node;
      let tail = items.length;
      while (tail > 0 && items.slice(tail - 1, tail).every(cannotFailAnywhere)) tail--;
      for (const [i, item] of items.entries()) {
        if (i >= tail - 1 && surelyMatches(item, code)) return true;
        if (!canMatchNothing(item, code)) return false;
      }
      return true;
    }
    case "alternation":
      return node.alternatives.some((alternative) => surelyMatches(alternative, code));
    case "group":
    case "atomic":
      return surelyMatches(node.body, code);
    case "repeat":
      return node.min === 0 || (node.min === 1 && surelyMatches(node.body, code));
    default:
      return false;
  }
}

/** Whether nothing is one of a node's matches where the character stands, and, if it is atomic, its only one. */
function canMatchNothing(node: Node, code: number): boolean {
  switch (node.type) {
    case "sequence":
      return node.items.every((item) => canMatchNothing(item, code));
    case "alternation":
      return node.alternatives.some((alternative) => canMatchNothing(alternative, code));
    case "group":
      return canMatchNothing(node.body, code);
    case "repeat": {
      const { body, min, mode } = node;
      if (mode === "possessive") return min === 0 && body.type === "characters" && !accepts(body.set, code);
      return min === 0 || canMatchNothing(body, code);
    }
    default:
      return false;
  }
}
