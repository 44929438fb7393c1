import { findBuiltin } from "../tokenizers/catalogue";
import { readWay } from "../tokenizers/ways/way";

/**
 * A tokenizer's name without the way that its pre-tokens are to be cut in, and that way: `o200k_base:fewest`, and
 * `./tokenizer.json:dropout-0.1-7`.
 * @returns null for the way where none is named
 */
export function nameAndWay(name: string): readonly [name: string, way: string | null] {
  const [, bare, way = ""] = /^(.+):([a-z]+[-.\d]*)$/.exec(name) ?? [];
  return bare === undefined || readWay(way) === null ? [name, null] : [bare, way];
}

/**
 * Whether a tokenizer is named by a path. What has neither a slash nor a dot is the id of a built-in, or a mistake: a file
 * or folder of such a name is written `./name`.
 */
export function isPath(name: string): boolean {
  return findBuiltin(name) === undefined && !name.startsWith("hub:") && /[/\\.]/.test(name);
}
