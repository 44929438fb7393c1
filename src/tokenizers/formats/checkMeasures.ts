import { shortened } from "../../text/shortened";
import { TokenizerError } from "../tokenizer";
import { checkId, checkString, longStrings } from "./limits";
import type { TokenizerParts } from "./parts";

/** UTF-16 units of all added tokens together, at most: each may become a node of what finds them. */
const mostAdded = 1 << 22;

/**
 * Refuses added tokens with ids that no vocabulary has, and stages of which building a tokenizer would fill the memory, whatever format they are from.
 * @throws {TokenizerError} that shows the beginning of what is too long
 */
export function checkMeasures({ recipe, addedTokens }: TokenizerParts): void {
  let added = 0;
  const specials = recipe.kind === "tiktoken" ? Object.entries(recipe.specials) : [];
  for (const [content, id] of [...addedTokens.map((token) => [token.content, token.id] as const), ...specials]) {
    checkString(content);
    checkId(id, () => `The added token “${shortened(content)}” has the id ${id}`);
    added += content.length;
  }
  if (added > mostAdded) {
    throw new TokenizerError(`The added tokens have ${added} characters together; at most ${mostAdded} are read.`);
  }
  checkStrings(recipe);
}

/** Stages are at most as deep as `limits.ts` lets a file be. */
function checkStrings(value: unknown): void {
  if (typeof value === "string") checkString(value);
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    checkString(name);
    if (!longStrings.has(name)) checkStrings(inner);
  }
}
