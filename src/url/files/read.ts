import * as v from "valibot";
import { compareSlice } from "../../state/compare/slice";
import { defaultFiles, type FileSort, fileMeasures } from "../../state/files/choice";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { PageReader } from "../pageLink";
import { problems } from "../problems";
import { readOptions } from "../readOptions";
import { readModels, readTokenizers } from "../tokenizerList";

const choiceSchema = v.object({
  s: v.optional(v.picklist(["text", "control"], "must be “text” or “control”")),
  show: v.optional(v.picklist(fileMeasures, "must be “tokens” or “density”")),
});

export const filesReader: PageReader = {
  names: /^(files?|folders?)$/i,
  parameters: ["t", "m", "s", "show", "sort"],
  async read(raw, isKnown) {
    const list = readTokenizers(raw.get("t") ?? "", isKnown);
    const { options, problems: wrong } = readOptions(choiceSchema, raw);
    const [models, unnamed] = await readModels(raw, list);
    const { tokenizers } = list;
    const hasTokenizers = tokenizers.length > 0;
    const sort = readSort(raw.get("sort"), tokenizers);
    const found = [...list.problems, ...wrong, ...unnamed];
    // It may name one of those that could not be read, which is told.
    if (sort === null && list.problems.length === 0) {
      const why = "must be first, name, size or one of the tokenizers after “t=”, with a “-” before it or not";
      found.push(problems.malformed("sort", why));
    }
    return {
      part: {
        files: { sort: sort ?? defaultFiles.sort, measure: options.show ?? defaultFiles.measure },
        specials: options.s ?? compareSlice.start.specials,
        ...(models !== undefined && { models }),
        ...(hasTokenizers && { tokenizers }),
      },
      lost: { tokenizers: !hasTokenizers },
      problems: found,
    };
  },
};

function readSort(value: string | undefined, tokenizers: readonly TokenizerReference[]): FileSort | null {
  if (value === undefined) return defaultFiles.sort;
  const descending = value.startsWith("-");
  const name = descending ? value.slice(1) : value;
  if (name === "first") return { column: null, descending };
  if (name === "name" || name === "size") return { column: name, descending };
  const column = tokenizers.find((known) => linkName(known) === name);
  return column === undefined ? null : { column, descending };
}
