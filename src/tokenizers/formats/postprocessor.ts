import { emptyTemplate, type Template } from "../postprocessors/template";
import type { Fields } from "./fields";

/** Builds the post-processor stage, for a single text, from the `post_processor` field of tokenizer.json. */
export function readPostProcessor(field: Fields): Template {
  if (field.isNull) return emptyTemplate;
  switch (field.get("type").string()) {
    // It only trims offsets, which ours never include to begin with.
    case "ByteLevel":
      return emptyTemplate;
    case "TemplateProcessing":
      return readTemplate(field);
    default:
      return field.get("type").unsupported();
  }
}

function readTemplate(field: Fields): Template {
  const before: number[] = [];
  const after: number[] = [];
  let target = before;
  for (const piece of field.get("single").items()) {
    if (!piece.get("Sequence").isNull) {
      target = after;
      continue;
    }
    const name = piece.get("SpecialToken").get("id").string();
    const ids = field.get("special_tokens").get(name).get("ids").items();
    target.push(...ids.map((id) => id.integer()));
  }
  return { before, after };
}
