import { findBuiltin } from "../tokenizers/catalogue";
import { readCut } from "../tokenizers/transforms/transform";

/**
 * A tokenizer's name without the way that its text is to be cut in, and that way: `o200k_base:fewest`, `o200k_base:jamo:fewest`, and
 * `./tokenizer.json:dropout-0.1-7`.
 * @returns null for the way where none is named
 */
export function nameAndWay(name: string): readonly [name: string, way: string | null] {
  for (let at = name.indexOf(":"); at >= 0; at = name.indexOf(":", at + 1)) {
    const way = name.slice(at + 1);
    if (at > 0 && typeof readCut(way) !== "string") return [name.slice(0, at), way];
  }
  return [name, null];
}

/**
 * Whether a tokenizer is named by a path. What has neither a slash nor a dot is the id of a built-in, or a mistake: a file
 * or folder of such a name is written `./name`.
 */
export function isPath(name: string): boolean {
  return findBuiltin(name) === undefined && !name.startsWith("hub:") && /[/\\.]/.test(name);
}
