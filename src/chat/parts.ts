import { isObject, type Json } from "./chat";

/** Says what was wrong at a place of the JSON, such as `messages[1].content[0]`. */
export type Report = (place: string, message: string) => void;

/** Names of parts that are text, in all shapes. */
const textTypes = new Set(["text", "input_text", "output_text"]);

/**
 * The text of a content that is a list of parts, joined with line feeds, which is reported. What is no text is reported, and left out.
 * @param own takes a part that the shape knows besides text; false where it does not know it
 */
export function textOfParts(
  parts: readonly Json[],
  place: string,
  report: Report,
  own: (part: Json, place: string) => boolean = () => false,
): string {
  const texts: string[] = [];
  for (const [i, part] of parts.entries()) {
    const at = `${place}[${i}]`;
    if (typeof part === "string") texts.push(part);
    else if (!isObject(part)) report(at, "is no part of a message, and was left out");
    else if (typeof part.text === "string" && (part.type === undefined || textTypes.has(String(part.type)))) {
      texts.push(part.text);
    } else if (!own(part, at)) report(at, whatElse(part.type));
  }
  // A template that takes lists itself may put them together in its own way.
  if (texts.length > 1) report(place, `has ${texts.length} texts, which are joined with line feeds`);
  return texts.join("\n");
}

/** Names of parts in OpenAI's shapes, by those that templates know. */
const templateTypes = new Map([
  ...["input_text", "output_text"].map((type) => [type, "text"] as const),
  ...["image_url", "input_image"].map((type) => [type, "image"] as const),
  ...["input_audio", "audio_url"].map((type) => [type, "audio"] as const),
  ["video_url", "video"],
]);

/**
 * A content that is a list as `apply_chat_template` hands it to a template: as it is, but for OpenAI's names of what templates
 * know by another. What is no text is reported.
 */
export function listContent(parts: readonly Json[], place: string, report: Report): readonly Json[] {
  return parts.flatMap((part, i): readonly Json[] => {
    const at = `${place}[${i}]`;
    if (typeof part === "string") return [part];
    if (!isObject(part)) {
      report(at, "is no part of a message, and was left out");
      return [];
    }
    const { type } = part;
    const known = typeof type === "string" ? (templateTypes.get(type) ?? type) : undefined;
    if (known === "image" || known === "audio" || known === "video") {
      report(
        at,
        `is ${nouns[known]}: only what a template writes for it is counted; the model’s processor makes more of that`,
      );
    } else if (typeof part.text !== "string") report(at, "is no text, and given to templates as it is");
    return [known === undefined || known === type ? part : { ...part, type: known }];
  });
}

const nouns = { image: "an image", audio: "a sound", video: "a video" } as const;

function whatElse(type: Json | undefined): string {
  const name = typeof type === "string" ? type : "";
  if (/image/.test(name)) {
    return "is an image, and was left out: its tokens are made by the model’s own eye, not by the tokenizer";
  }
  if (/audio|video|file|document/.test(name)) return `is no text (“${name}”), and was left out`;
  return name === ""
    ? "is a part without a type, and was left out"
    : `is of an unknown type, “${name}”, and was left out`;
}
