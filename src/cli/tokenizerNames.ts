import { findBuiltin } from "../tokenizers/catalogue";

/**
 * Whether a tokenizer is named by a path. What has neither a slash nor a dot is the id of a built-in, or a mistake: a file
 * or folder of such a name is written `./name`.
 */
export function isPath(name: string): boolean {
  return findBuiltin(name) === undefined && !name.startsWith("hub:") && /[/\\.]/.test(name);
}
