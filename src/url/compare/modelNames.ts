import { findModel, hasSentence, hasTokenizer } from "../../models/findModel";
import { maxColumns } from "../../state/compare/slice";
import { type LinkProblem, problems } from "../problems";
import type { RawParameters } from "../upgraders";

/** What comes of a link in which models stand in place of tokenizers. */
interface ReadModelNames {
  /** With the tokenizers in `t`, and in `m` what each column is called; as they were where no model is named. */
  readonly raw: RawParameters;
  /** Says of a name that is left why it has no tokenizer here; null for one of which nothing is known. */
  explain(name: string): LinkProblem | null;
}

/**
 * Reads models' names in the `t` of a link that somebody wrote: a column each, two of one tokenizer sharing theirs.
 * @param isKnown whether the catalogue has a built-in of this id
 */
export function readModelNames(raw: RawParameters, isKnown: (id: string) => boolean): ReadModelNames {
  const columns: { readonly name: string; readonly models: string[] }[] = [];
  const why = new Map<string, LinkProblem>();
  const names = (raw.get("t") ?? "").split(",", maxColumns + 1);
  // Of a longer list nobody looks at more.
  for (const name of names.length > maxColumns ? [] : names) {
    const found = name === "" || isKnown(name) || name.includes(":") ? null : findModel(name);
    const tokenizer = found !== null && hasTokenizer(found) ? found.row.tokenizer : null;
    if (tokenizer !== null && isKnown(tokenizer)) {
      const column = columns.find((one) => one.name === tokenizer);
      if (column === undefined) columns.push({ name: tokenizer, models: [name] });
      else if (!column.models.includes(name)) column.models.push(name);
      continue;
    }
    columns.push({ name, models: [] });
    if (tokenizer !== null) why.set(name, problems.modelOfHub(name, tokenizer));
    else if (found !== null && hasSentence(found))
      why.set(name, problems.modelWithoutTokenizer(name, found.row.sentence));
  }
  const explain = (name: string) => why.get(name) ?? null;
  if (columns.every(({ models }) => models.length === 0)) return { raw, explain };
  const t = columns.map(({ name }) => name).join(",");
  const m = columns.map(({ models }) => models.join("~")).join(",");
  return { raw: new Map([...raw, ["t", t], ["m", m]]), explain };
}
