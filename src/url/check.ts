import { crc32 } from "../text/crc32";
import { utf8Encode } from "../text/utf8";
import { toBase64url } from "./base64url";

/** The name of the parameter that holds a link's check: `v` apart it is the first, so that a link cut short still has it. */
export const checkName = "h";

/** A parameter as it is meant: its value not percent-encoded. */
export type Parameter = readonly [name: string, value: string];

/** Whether a parameter holds a text. */
export function isText(name: string): boolean {
  return name === "x" || name === "x16";
}

/**
 * What a link says of its own content, so that its reader knows whether it arrived as it was made: twice CRC-32 in
 * base64url, of all that is not the text and of the packed text, 6 characters each. Apart, so that one can be relied upon
 * where the other was damaged. Raw deflate, in which texts are packed, has no check of its own.
 * @param parameters all of a link's but the check, in any order
 */
export function checkOf(parameters: readonly Parameter[]): string {
  const written = (wanted: boolean) =>
    parameters
      .flatMap(([name, value]) => (isText(name) === wanted ? [`${name}=${value}`] : []))
      .sort()
      .join("&");
  return crcCharacters(written(false)) + crcCharacters(written(true));
}

function crcCharacters(content: string): string {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, crc32(utf8Encode(content)));
  return toBase64url(bytes);
}
