import type { GgufHeader } from "./header";
import { contentOf, readTokens, tokenId } from "./tokens";

/** What a GGUF file says of chats, as a `tokenizer_config.json` has it. */
export type GgufChat = Readonly<Record<string, string | readonly NamedTemplate[]>>;

type NamedTemplate = { readonly name: string; readonly template: string };

const templateKey = "tokenizer.chat_template";

/** What control tokens are called in templates, and in keys (“seperator” is llama.cpp's spelling). */
const roles = [
  ["bos_token", "bos"],
  ["eos_token", "eos"],
  ["unk_token", "unknown"],
  ["sep_token", "seperator"],
  ["pad_token", "padding"],
  ["mask_token", "mask"],
] as const;

/**
 * Reads the chat templates of a GGUF file (`tokenizer.chat_template`, further ones as `tokenizer.chat_template.<name>`), as
 * gguf-py's `add_chat_template` writes them, and the control tokens that its keys name.
 * @returns null where it has no template
 * @throws {TokenizerError} where its tokens are malformed
 */
export function ggufChat(header: GgufHeader): GgufChat | null {
  const templates = header.texts(templateKey).flatMap(([key, template]) => {
    if (key === templateKey) return [{ name: "default", template }];
    return key.startsWith(`${templateKey}.`) ? [{ name: key.slice(templateKey.length + 1), template }] : [];
  });
  if (templates.length === 0) return null;
  const tokens = header.has("tokenizer.ggml.tokens") ? readTokens(header) : null;
  const specials = roles.flatMap(([role, key]) => {
    const id = tokens === null ? null : tokenId(header, key, tokens.types.length, null);
    return tokens === null || id === null ? [] : [[role, contentOf(tokens, id)] as const];
  });
  return { ...Object.fromEntries(specials), chat_template: templates };
}
