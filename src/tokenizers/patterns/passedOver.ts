import { anyButNewline } from "./characters";
import type { Node } from "./syntax";

/** How a node can begin, tried where nothing has been taken yet. */
interface Beginning {
  /** Whether it takes nothing, so that what follows it begins there too. */
  readonly isEmpty: boolean;
  /** Whether a condition stands there that can fail in one place of a line and hold in a later one. */
  readonly isGuarded: boolean;
  /** Whether it begins with as many characters of the line as there are. */
  readonly takesLine: boolean;
}

/**
 * Whether Oniguruma may pass over matches of a pattern. One that begins with `.*` or `.+` can, if it fails, match no
 * further on in the same line, so Oniguruma goes on in the next one. It does so too where a condition comes first, of
 * which that is not true: `(?=[^a]+a).+` matches “ba”, and in “aba” nothing. Whether it does depends on how it weighs
 * what else is known of the pattern (`onig_search` and `optimize_nodes` in its `regexec.c` and `regcomp.c`), so such a
 * pattern's matches cannot be foretold. Look-ahead that must not match, and look-behind that must, it knows to except.
 */
export function mayPassOver(root: Node): boolean {
  const { takesLine, isGuarded } = beginningOf(root, false);
  return takesLine && isGuarded;
}

function beginningOf(node: Node, isGuarded: boolean): Beginning {
  switch (node.type) {
    case "assertion": {
      const guards = node.kind === "wordBoundary" || node.kind === "notWordBoundary" || node.kind === "lineEnd";
      return { isEmpty: true, isGuarded: isGuarded || guards, takesLine: false };
    }
    case "look": {
      const guards = (node.direction === "ahead") !== node.negated;
      return { isEmpty: true, isGuarded: isGuarded || guards, takesLine: false };
    }
    case "sequence": {
      let beginning: Beginning = { isEmpty: true, isGuarded, takesLine: false };
      for (const item of node.items) {
        if (!beginning.isEmpty) break;
        beginning = beginningOf(item, beginning.isGuarded);
      }
      return beginning;
    }
    case "alternation": {
      const all = node.alternatives.map((alternative) => beginningOf(alternative, isGuarded));
      return {
        isEmpty: all.every(({ isEmpty }) => isEmpty),
        isGuarded: all.some((beginning) => beginning.isGuarded),
        takesLine: all.every(({ takesLine }) => takesLine),
      };
    }
    case "repeat": {
      const { body, max, mode } = node;
      const isDot = body.type === "characters" && body.set === anyButNewline;
      if (isDot) return { isEmpty: false, isGuarded, takesLine: max === Number.POSITIVE_INFINITY && mode !== "lazy" };
      return beginningOf(body, isGuarded);
    }
    case "group":
    case "atomic":
      return beginningOf(node.body, isGuarded);
    default:
      return { isEmpty: false, isGuarded, takesLine: false };
  }
}
