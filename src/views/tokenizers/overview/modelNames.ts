import { modelTable } from "../../../models/modelTable";

/** Names of all models that the table has, by their tokenizer as links write it, but for a commit. */
export const modelNames: ReadonlyMap<string, readonly string[]> = gather();

function gather(): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const row of modelTable) {
    if (!("tokenizer" in row)) continue;
    names.set(row.tokenizer, [...(names.get(row.tokenizer) ?? []), ...row.names]);
  }
  return names;
}
