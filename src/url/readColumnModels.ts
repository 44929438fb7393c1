import { columnModel } from "../models/columnModel";
import type { ByTokenizer, ColumnModel } from "../state/compare/slice";
import { linkName, type TokenizerReference } from "../tokenizers/tokenizerReference";

/** A model's name as a link carries it: without what separates names there. */
const namePattern = /^[^,~\p{C}]{1,80}$/u;

/** What can be used of the names that a link gives columns. */
interface ReadColumnModels {
  /** Undefined where no column goes by a model. */
  readonly models: ByTokenizer<readonly ColumnModel[]> | undefined;
  /** Whether that is all of them. */
  readonly isWhole: boolean;
}

/** Looks up what a link calls columns: a column goes by those models that have its tokenizer, as far as is known here. */
export function readColumnModels(
  tokenizers: readonly TokenizerReference[],
  named: ByTokenizer<ReadonlySet<string>>,
): ReadColumnModels {
  let isWhole = true;
  const models = tokenizers.flatMap((reference) => {
    const found = Array.from(named[reference] ?? [], (name) =>
      namePattern.test(name) ? columnModel(name, linkName(reference)) : null,
    );
    isWhole &&= !found.includes(null);
    const shown = found.filter((model) => model !== null);
    return shown.length > 0 ? [[reference, shown] as const] : [];
  });
  return { models: models[0] && Object.fromEntries(models), isWhole };
}
