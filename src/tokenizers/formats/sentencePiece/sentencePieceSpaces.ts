import { spaceSign } from "../../normalizers/replace";
import type { Fields } from "../fields";

/** What `normalizer` of a recipe says. */
export function switchesOf(field: Fields) {
  return {
    addDummyPrefix: field.get("add_dummy_prefix").boolean(true),
    isSuffix: field.get("treat_whitespace_as_suffix").boolean(false),
    removeExtra: field.get("remove_extra_whitespaces").boolean(true),
    sign: field.get("escape_whitespaces").boolean(true) ? spaceSign : " ",
  };
}

/** `LlamaConverter`'s, which undoes what the stages before the model did to spaces. */
export function decoderOf(field: Fields): object {
  const { addDummyPrefix, isSuffix, sign } = switchesOf(field);
  const spaces = sign === spaceSign ? [replacement({ String: spaceSign }, " ")] : [];
  const ends = isSuffix ? { start: 0, stop: 1 } : { start: 1, stop: 0 };
  const prefix = addDummyPrefix ? [{ type: "Strip", content: " ", ...ends }] : [];
  return { type: "Sequence", decoders: [...spaces, { type: "ByteFallback" }, { type: "Fuse" }, ...prefix] };
}

/** A `Replace`. */
export function replacement(pattern: { Regex: string } | { String: string }, content: string): object {
  return { type: "Replace", pattern, content };
}
