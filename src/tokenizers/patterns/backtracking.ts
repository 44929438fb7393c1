import { accepts } from "./characters";
import { emitClass } from "./emitClass";
import { type CharacterClass, type ClassItem, isNullable, type Node } from "./syntax";

/** What is matched after a node; null at the end, where a match is complete. */
export interface Continuation {
  readonly node: Node;
  readonly next: Continuation | null;
}

/** Longer continuations are not looked through: a pattern's cost stays linear in its length. */
const farthest = 30;

/**
 * Whether a greedy repeat of a class need not be told to keep what it took: because what follows cannot fail, or because
 * it cannot begin with a character of the class, which is what giving back would put before it.
 */
export function neverGivesBack(repeated: CharacterClass, continuation: Continuation | null): boolean {
  let steps = 0;
  let cannotFail = true;
  let cannotBegin = true;
  for (let place = continuation; place !== null; place = place.next) {
    if (++steps > farthest) return false;
    cannotFail &&= cannotFailAnywhere(place.node);
    const begins = beginnings(place.node);
    cannotBegin &&= begins?.every((set) => areDisjoint(set, repeated)) ?? false;
    if (cannotBegin && (!isNullable(place.node) || isTextEnd(place.node))) return true;
    if (!cannotFail && !cannotBegin) return false;
  }
  return cannotFail;
}

/** Whether a node matches something, if only the empty string, wherever it is tried. */
export function cannotFailAnywhere(node: Node): boolean {
  switch (node.type) {
    case "sequence":
      return node.items.every(cannotFailAnywhere);
    case "alternation":
      return node.alternatives.some(cannotFailAnywhere);
    case "group":
    case "atomic":
      return cannotFailAnywhere(node.body);
    case "repeat":
      return node.min === 0;
    default:
      return false;
  }
}

const isTextEnd = (node: Node): boolean => node.type === "assertion" && node.kind === "textEnd";

/** The classes that a node's match can begin with, before anything that is not the text's end; null when in doubt. */
function beginnings(node: Node): readonly CharacterClass[] | null {
  switch (node.type) {
    case "characters":
      return [node.set];
    case "sequence": {
      const sets: CharacterClass[] = [];
      for (const item of node.items.slice(0, farthest)) {
        const begins = beginnings(item);
        if (begins === null) return null;
        sets.push(...begins);
        if (!isNullable(item)) return sets;
      }
      return node.items.length > farthest ? null : sets;
    }
    case "alternation": {
      const all = node.alternatives.map(beginnings);
      const known = all.filter((sets) => sets !== null);
      return known.length === all.length ? known.flat() : null;
    }
    case "group":
    case "atomic":
    case "repeat":
      return beginnings(node.body);
    case "assertion":
      return node.kind === "textEnd" ? [] : null;
    default:
      return null;
  }
}

/** Whether no character is in both classes. False when in doubt. */
export function areDisjoint(a: CharacterClass, b: CharacterClass): boolean {
  return listIsOutside(a, b) || listIsOutside(b, a) || excludesAll(a, b) || excludesAll(b, a);
}

function listIsOutside(list: CharacterClass, other: CharacterClass): boolean {
  const [items = [], ...others] = list.operands;
  if (list.negated || others.length > 0) return false;
  for (const item of items) {
    if (item.type !== "range" || item.to - item.from > 200) return false;
    for (let code = item.from; code <= item.to; code++) if (accepts(other, code)) return false;
  }
  return true;
}

/** Whether what one class leaves out names all that the other takes in: `[^\s\p{L}]` and `[\p{Lu}\p{Lt}]`. */
function excludesAll(negated: CharacterClass, other: CharacterClass): boolean {
  const [excluded = [], ...more] = negated.operands;
  const [items = [], ...others] = other.operands;
  if (!negated.negated || other.negated || more.length > 0 || others.length > 0) return false;
  return items.every((item) => excluded.some((outer) => covers(outer, item)));
}

function covers(outer: ClassItem, inner: ClassItem): boolean {
  if (outer.type !== "property" || inner.type !== "property") return written(outer) === written(inner);
  if (outer.negated || inner.negated) return written(outer) === written(inner);
  // A category of one letter is the union of those that begin with it.
  return (
    outer.name === inner.name ||
    (/^[A-Z]$/.test(outer.name) && /^[A-Z][a-z]$/.test(inner.name) && inner.name.startsWith(outer.name))
  );
}

const written = (item: ClassItem): string => emitClass({ negated: false, operands: [[item]] });
