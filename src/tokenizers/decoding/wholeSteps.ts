import { joinBytes } from "../../text/bytes";
import { utf8Encode } from "../../text/utf8";
import type { Fields } from "../formats/fields";

/**
 * What a decoder does to the whole of a text, told of it token by token: what it gives may come with a later token than
 * what it took, and with the last all that is left.
 */
export type WholeStep = (bytes: Uint8Array, isLast: boolean) => Uint8Array;

const nothing = new Uint8Array();

/**
 * Reads a step that comes after all tokens have been made one.
 * @returns makes the step anew for each text
 * @throws {TokenizerError} for a step that is malformed or not supported there
 */
export function readWholeStep(field: Fields): () => WholeStep {
  const type = field.get("type").oneOf(["Strip", "Replace", "Fuse"]);
  if (type === "Fuse") return () => (bytes) => bytes;
  if (type === "Strip") {
    const { content, start, stop } = readStrip(field);
    return () => stripEnds(content, start, stop);
  }
  const sought = utf8Encode(field.get("pattern").get("String").string());
  const content = utf8Encode(field.get("content").string());
  if (sought.length === 0) field.unsupported();
  return () => replaceAll(sought, content);
}

/** What `Strip` takes away: how often at most at the beginning and at the end. */
export function readStrip(field: Fields): { content: Uint8Array; start: number; stop: number } {
  const count = (name: string) => (field.get(name).isNull ? 0 : field.get(name).integer());
  return { content: utf8Encode(field.get("content").string()), start: count("start"), stop: count("stop") };
}

/** Whether bytes stand at a place. */
export function isAt(bytes: Uint8Array, at: number, content: Uint8Array): boolean {
  return content.length > 0 && content.every((byte, i) => bytes[at + i] === byte);
}

function stripEnds(content: Uint8Array, start: number, stop: number): WholeStep {
  let toStrip = start;
  let held: Uint8Array = nothing;
  return (bytes, isLast) => {
    const all = joinBytes([held, bytes]);
    let from = 0;
    for (; toStrip > 0 && isAt(all, from, content); toStrip--) from += content.length;
    // A character whose bytes are in several tokens.
    if (!isLast && toStrip > 0 && beginsAt(all, from, content)) {
      held = all.subarray(from);
      return nothing;
    }
    toStrip = 0;
    let to = all.length;
    if (!isLast) to = Math.max(from, to - stop * content.length);
    else
      for (let i = 0; i < stop && to - content.length >= from && isAt(all, to - content.length, content); i++)
        to -= content.length;
    held = isLast ? nothing : all.subarray(to);
    return all.subarray(from, to);
  };
}

function replaceAll(sought: Uint8Array, content: Uint8Array): WholeStep {
  let held: Uint8Array = nothing;
  return (bytes, isLast) => {
    const all = joinBytes([held, bytes]);
    const result: number[] = [];
    let at = 0;
    while (at < all.length) {
      if (isAt(all, at, sought)) {
        result.push(...content);
        at += sought.length;
      } else if (!isLast && beginsAt(all, at, sought)) {
        break;
      } else {
        result.push(all[at++] as number);
      }
    }
    held = all.subarray(at);
    return Uint8Array.from(result);
  };
}

/** Whether all that stands from a place on is a beginning of what is sought, the empty one too. */
function beginsAt(bytes: Uint8Array, at: number, sought: Uint8Array): boolean {
  const left = bytes.subarray(at);
  return left.length < sought.length && left.every((byte, i) => byte === sought[i]);
}
