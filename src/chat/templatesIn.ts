import { isList, isObject, type Json, type JsonObject } from "./chat";

/** A tokenizer's templates, and the control tokens that they write by name. */
export interface ChatTemplates {
  /** By name: “default”, “tool_use” …; a single one is “default”. */
  readonly templates: Readonly<Record<string, string>>;
  /** Contents by role: `bos_token`, `eos_token` … */
  readonly specials: Readonly<Record<string, string>>;
  /** Where they are from, in a sentence, where that is not the tokenizer's own files. */
  readonly origin?: string;
}

/** A file that may carry a template, as text. */
export interface TemplateFile {
  readonly name: string;
  readonly text: string;
}

/** Files that carry templates, the one that counts first; as transformers ranks them. */
export const templateFiles = ["chat_template.jinja", "chat_template.json", "tokenizer_config.json"] as const;

/** UTF-16 units of a template beyond which it is none that anybody wrote. */
export const longestTemplate = 1_000_000;

/** The roles that transformers.js hands to templates, in its order. */
const roles = ["bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"];

/**
 * Finds templates in a tokenizer's files; what is malformed is as if it were not there, since no token depends on it.
 * @returns null where there is none
 */
export function templatesIn(files: readonly TemplateFile[]): ChatTemplates | null {
  const textOf = (name: string) => files.find((file) => file.name === name)?.text;
  const config = parsed(textOf("tokenizer_config.json"));
  const jinja = textOf("chat_template.jinja");
  const templates =
    jinja !== undefined && isTemplate(jinja)
      ? { default: jinja }
      : templatesOf(parsed(textOf("chat_template.json")).chat_template);
  return templates === null ? templatesInConfig(config) : { templates, specials: specialsOf(config) };
}

/**
 * The same of files as they were read.
 * @param own what the tokenizer's own file says, as a `tokenizer_config.json` would: it counts first; null where it says nothing
 */
export function templatesInFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  own: JsonObject | null,
): ChatTemplates | null {
  const names: readonly string[] = templateFiles;
  const texts = files
    .filter(({ name }) => names.includes(name))
    .map(({ name, bytes }) => ({ name, text: new TextDecoder().decode(bytes) }));
  return (own && templatesInConfig(own)) ?? templatesIn(texts);
}

/** The templates that a `tokenizer_config.json` has, or what says the same; null where there is none. */
export function templatesInConfig(config: JsonObject): ChatTemplates | null {
  const templates = templatesOf(config.chat_template);
  return templates === null ? null : { templates, specials: specialsOf(config) };
}

/** The control tokens that a `tokenizer_config.json` names, as `apply_chat_template` hands them to a template. */
export function specialsOf(config: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    roles.flatMap((role) => {
      const token = Object.hasOwn(config, role) ? config[role] : null;
      const content = isObject(token) ? token.content : token;
      return typeof content === "string" && content !== "" ? [[role, content] as const] : [];
    }),
  );
}

function templatesOf(json: Json | undefined): Readonly<Record<string, string>> | null {
  if (typeof json === "string") return isTemplate(json) ? { default: json } : null;
  if (!isList(json)) return null;
  const named = json.flatMap((entry) => {
    if (!isObject(entry)) return [];
    const { name, template } = entry;
    return typeof name === "string" && typeof template === "string" && isTemplate(template)
      ? [[name, template] as const]
      : [];
  });
  return named.length === 0 ? null : Object.fromEntries(named);
}

function isTemplate(text: string): boolean {
  return text !== "" && text.length <= longestTemplate;
}

function parsed(text: string | undefined): JsonObject {
  if (text === undefined) return {};
  try {
    const json = JSON.parse(text) as Json;
    return isObject(json) ? json : {};
  } catch {
    return {}; // Who reads the vocabulary says that the file is damaged.
  }
}

/** Which template a conversation is rendered with. */
export interface ChosenTemplate {
  /** Null where there is none. */
  readonly source: string | null;
  /** Its name among the tokenizer's own; null where it is none of these. */
  readonly name: string | null;
}

/**
 * Chooses a template as `apply_chat_template` of transformers does: what is asked for is one of several by its name, else a
 * template itself; where nothing is asked for it is “tool_use” if there are tools, else “default”.
 * @param templates null where the tokenizer has none
 * @param asked a name or a template
 */
export function chooseTemplate(
  templates: ChatTemplates | null,
  asked: string | undefined,
  hasTools: boolean,
): ChosenTemplate {
  const own = templates?.templates ?? {};
  if (asked !== undefined && !namesOf(templates).includes(asked)) return { source: asked, name: null };
  const usual = hasTools && Object.hasOwn(own, "tool_use") ? "tool_use" : "default";
  const name = asked ?? usual;
  return Object.hasOwn(own, name) ? { source: own[name] ?? null, name } : { source: null, name: null };
}

/** What a tokenizer's templates are called, where there is a choice; a single one that counts anyway is none. */
export function namesOf(templates: ChatTemplates | null): readonly string[] {
  const names = Object.keys(templates?.templates ?? {});
  return names.length === 1 && names[0] === "default" ? [] : names;
}
