import { emptyTemplate, type Template } from "../../postprocessors/template";
import type { Fields } from "../fields";

/** What the post-processors before have left: runs of inserted ids and, in the text's place, null. */
type Part = readonly (number | null)[];

/**
 * Builds the post-processor stage, for a single text, from the `post_processor` field of tokenizer.json.
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readPostProcessor(field: Fields): Template {
  if (field.isNull) return emptyTemplate;
  const all = process([[null]], field).flat();
  const place = all.indexOf(null);
  if (place < 0) field.refuse("leaves the text out: its tokens would be the same for any text");
  if (all.lastIndexOf(null) !== place)
    field.refuse("has the text more than once: each byte would count as several tokens’");
  const isId = (id: number | null) => id !== null;
  return { before: all.slice(0, place).filter(isId), after: all.slice(place).filter(isId) };
}

function process(parts: readonly Part[], field: Fields): readonly Part[] {
  switch (typeOf(field)) {
    // It only trims offsets, which ours never include to begin with.
    case "ByteLevel":
      return parts;
    case "BertProcessing":
    case "RobertaProcessing": {
      const [cls, sep] = [readSpecial(field.get("cls")), readSpecial(field.get("sep"))];
      // What is not the first is set off as the second text of a pair is: RoBERTa's has a separator on both sides.
      const between = typeOf(field) === "RobertaProcessing" ? [sep] : [];
      return parts.map((part, i) => [...(i === 0 ? [cls] : between), ...part, sep]);
    }
    case "TemplateProcessing":
      return fillTemplate(parts, field);
    case "Sequence":
      return field.get("processors").items().reduce(process, parts);
    default:
      return field.get("type").unsupported();
  }
}

/** A stage's `type`, or what it must be by its fields, as the native package has it for files that do not name it. */
function typeOf(field: Fields): string {
  const type = field.get("type");
  if (!type.isNull) return type.string();
  if (field.has("sep", "cls"))
    return field.has("trim_offsets", "add_prefix_space") ? "RobertaProcessing" : "BertProcessing";
  return field.has("single", "special_tokens") ? "TemplateProcessing" : type.string();
}

/** A template is for one text or two: after a template that has left two parts they count as a pair, as in the reference. */
function fillTemplate(parts: readonly Part[], field: Fields): Part[] {
  const [first = [], second, ...others] = parts;
  if (others.length > 0) field.refuse("follows a template that leaves more than two parts");
  return field
    .get(second === undefined ? "single" : "pair")
    .items()
    .map((piece): Part => {
      const sequence = piece.get("Sequence");
      if (!sequence.isNull) {
        if (second === undefined) sequence.get("id").oneOf(["A"]);
        else if (sequence.get("id").oneOf(["A", "B"]) === "B") return second;
        return first;
      }
      const name = piece.get("SpecialToken").get("id").string();
      const ids = field.get("special_tokens").get(name).get("ids").items();
      return ids.map((id) => id.integer());
    });
}

/** `["[CLS]", 101]`: a token's name and id. */
function readSpecial(field: Fields): number {
  const [name, id, ...rest] = field.items();
  if (name === undefined || id === undefined || rest.length > 0) field.unsupported();
  name.string();
  return id.integer();
}
