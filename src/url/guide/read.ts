import * as v from "valibot";
import { guideSlice } from "../../state/guide/slice";
import type { PageReader } from "../pageLink";
import { readOptions } from "../readOptions";

const { guide } = guideSlice.start;

const schema = v.object({
  // Whether there is such a finding only the page knows, which has their list.
  f: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{0,60}$/, "is no finding’s name")), guide.at),
  present: v.optional(v.picklist(["tour", "all"], "must be tour or all")),
});

export const guideReader: PageReader = {
  names: /^(guide|findings?|papers?)$/i,
  parameters: ["f", "present"],
  read(raw) {
    const { options, problems } = readOptions(schema, raw);
    return { part: { guide: { at: options.f, presenting: options.present ?? guide.presenting } }, problems };
  },
};
