import { oneLine } from "../text/printable";
import { utf8Encode } from "../text/utf8";
import { attached, codePointName, invisible } from "../text/visible";
import { type Encoding, TokenFlag } from "../tokenizers/tokenizer";
import type { ShowCommand } from "./commandLine";
import { inputName, readWholeText } from "./encodeInputs";
import type { Environment } from "./environment";
import { loadTokenizers } from "./loadTokenizers";

/** Backgrounds that tokens take by turns, of the 256 colours that terminals have, with black ink. */
const shades = [153, 229, 183, 158, 223];

/**
 * `show`: a text cut into its tokens, in colours or in brackets.
 * @throws {InputError} for an input that cannot be read or is not UTF-8
 * @throws {TokenizerError} when a tokenizer cannot do it
 */
export async function showInputs(command: ShowCommand, environment: Environment): Promise<void> {
  const { tokenizers: names, options, files } = command;
  const { engines } = await loadTokenizers(names, environment);
  for (const file of files) {
    const text = await readWholeText(file, environment);
    const bytes = utf8Encode(text);
    for (const [i, engine] of engines.entries()) {
      const encoding = engine.encode(text, options);
      if (names.length * files.length > 1) {
        const title = [names[i], ...(files.length > 1 ? [inputName(file)] : []), `${encoding.ids.length} tokens`];
        await environment.write(`${oneLine(title.join(", "))}:\n`);
      }
      let batch = "";
      for (const piece of shown(encoding, bytes, (id) => engine.tokenName(id), environment.hasColors)) {
        batch += piece;
        if (batch.length < 65_536) continue;
        await environment.write(batch);
        batch = "";
      }
      await environment.write(batch.endsWith("\n") ? batch : `${batch}\n`);
    }
  }
}

function* shown(
  { ids, byteStart, byteEnd, flags }: Encoding,
  bytes: Uint8Array,
  nameOf: (id: number) => string,
  hasColors: boolean,
): Generator<string, void> {
  const wrap = (words: string, i: number) =>
    // A background that goes on over the line's end would fill the next line.
    hasColors ? words.replace(/[^\n]+/g, `\x1b[30;48;5;${shades[i % shades.length]}m$&\x1b[0m`) : `[${words}]`;
  let at = 0;
  for (let i = 0; i < ids.length; i++) {
    const [start, end] = [byteStart[i] as number, byteEnd[i] as number];
    // What no token stands for is there, too; and what several stand for, once.
    if (start > at) yield readable(bytes.subarray(at, start));
    const from = Math.max(at, start);
    at = Math.max(at, end);
    const isNamed = from >= end || ((flags[i] as number) & TokenFlag.inserted) !== 0;
    yield wrap(readable(isNamed ? utf8Encode(nameOf(ids[i] as number)) : bytes.subarray(from, end)), i);
  }
  if (at < bytes.length) yield readable(bytes.subarray(at));
}

/** Bytes as text in which nothing acts on the terminal; what is not whole characters by its bytes. */
function readable(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => `<${byte.toString(16).toUpperCase().padStart(2, "0")}>`).join("");
  }
  return Array.from(text, (character) => {
    if (character === "\n" || character === "\t" || /\p{Zs}/u.test(character) || attached.test(character))
      return character;
    return invisible.test(character) ? `<${codePointName(character)}>` : character;
  }).join("");
}
