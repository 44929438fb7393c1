import type { AddedToken } from "../../../tokenizers/addedTokens";
import type { AuditedTokenizer } from "../entries";
import { Engine } from "../reach/engine";

/** Control tokens that a text gives even where their names are read as ordinary text. */
export function reachableControls(
  tokenizer: AuditedTokenizer,
  controls: Iterable<number>,
  added: ReadonlyMap<number, AddedToken>,
): { readonly reachable: number[]; readonly areProved: boolean } {
  const engine = new Engine(tokenizer);
  const reachable: number[] = [];
  let areProved = true;
  for (const id of controls) {
    // What the model does not have is only ever found by its name, and names are not looked for.
    if (!tokenizer.stages.model.has(id)) continue;
    const name = added.get(id)?.content ?? "";
    if ([name, ` ${name}`, `a${name}`, `${name}a`].some((text) => engine.has(text, id))) reachable.push(id);
    else areProved = false;
  }
  return { reachable, areProved };
}
