import { countBelow } from "../text/sorted";
import { TokenFlag } from "../tokenizers/tokenizer";
import type { PromptPart } from "./chat";

/** What of a prompt's encoding is looked at. */
export interface PromptEncoding {
  readonly text: string;
  readonly encoding: { readonly ids: ArrayLike<number>; readonly flags: ArrayLike<number> };
  /** UTF-16 offsets at which tokens begin. */
  readonly places: { readonly unitStart: Uint32Array };
  readonly names: ReadonlyMap<number, string>;
}

/** A stretch of a prompt with its tokens, as a half-open range: a token is of the stretch that it begins in. */
export interface PromptStretch extends Omit<PromptPart, "message"> {
  /** Whose it is: a message's, by its number; the tools'; or the template's own. */
  readonly of: number | "tools" | "template";
  readonly firstToken: number;
  readonly endToken: number;
}

/** Cuts a prompt into the stretches of messages and tools, and those of the template between them. Together they have all tokens. */
export function stretchesOf({ text, places, encoding }: PromptEncoding, parts: readonly PromptPart[]): PromptStretch[] {
  const stretches: PromptStretch[] = [];
  let at = 0;
  let token = 0;
  const add = (end: number, of: PromptStretch["of"]) => {
    if (end <= at) return;
    const endToken = end >= text.length ? encoding.ids.length : countBelow(places.unitStart, end);
    stretches.push({ start: at, end, of, firstToken: token, endToken });
    at = end;
    token = endToken;
  };
  for (const { start, end, message } of parts) {
    add(start, "template");
    add(end, message ?? "tools");
  }
  add(text.length, "template");
  return stretches;
}

/** How many tokens there are of each message, by its number, of the tools, and of the template. */
export function countsOf(stretches: readonly PromptStretch[]): ReadonlyMap<PromptStretch["of"], number> {
  const counts = new Map<PromptStretch["of"], number>();
  for (const { of, firstToken, endToken } of stretches) counts.set(of, (counts.get(of) ?? 0) + endToken - firstToken);
  return counts;
}

/** A control token that somebody has written in a message. */
export interface Injection {
  readonly message: number;
  readonly token: number;
  readonly id: number;
  /** As it is written. */
  readonly name: string;
}

/** Control tokens in what messages say: their names are read as what they name. */
export function injectionsIn(encoded: PromptEncoding, stretches: readonly PromptStretch[]): Injection[] {
  const { encoding, names } = encoded;
  const found: Injection[] = [];
  for (const { of, firstToken, endToken } of stretches) {
    if (typeof of !== "number") continue;
    for (let token = firstToken; token < endToken; token++) {
      const flags = encoding.flags[token] ?? 0;
      if (!(flags & TokenFlag.special) || flags & TokenFlag.inserted) continue;
      const id = encoding.ids[token] ?? 0;
      found.push({ message: of, token, id, name: names.get(id) ?? "" });
    }
  }
  return found;
}

/**
 * Whether a prompt begins with two BOS: the template writes one, and the tokenizer puts one before it, or it is written twice.
 * @param bos as the tokenizer's files name it; undefined where they do not
 */
export function hasTwoBos({ encoding, names }: PromptEncoding, bos: string | undefined): boolean {
  const [first, second] = [encoding.ids[0], encoding.ids[1]];
  return bos !== undefined && first !== undefined && first === second && names.get(first) === bos;
}
