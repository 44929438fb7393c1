import type { AddedToken } from "../../addedTokens";
import type { Fields } from "../fields";

/**
 * Reads a tokenizer.json's `added_tokens`. What a token leaves out takes the reference's default.
 * @throws {TokenizerError} that names the field which is malformed
 */
export function readAddedTokens(field: Fields): AddedToken[] {
  return field.isNull ? [] : field.items().map(readAddedToken);
}

function readAddedToken(field: Fields): AddedToken {
  const special = field.get("special").boolean(false);
  return {
    id: field.get("id").integer(),
    content: field.get("content").string(),
    singleWord: field.get("single_word").boolean(false),
    lstrip: field.get("lstrip").boolean(false),
    rstrip: field.get("rstrip").boolean(false),
    normalized: field.get("normalized").boolean(!special),
    special,
  };
}

/** A token as tokenizer.json writes it. */
export function toAddedTokenField({ id, content, singleWord, ...token }: AddedToken): object {
  const { lstrip, rstrip, normalized, special } = token;
  return { id, content, single_word: singleWord, lstrip, rstrip, normalized, special };
}
