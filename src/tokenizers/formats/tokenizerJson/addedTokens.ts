import { shortened } from "../../../text/shortened";
import { utf8Encode } from "../../../text/utf8";
import type { AddedToken } from "../../addedTokens";
import { Vocabulary, type VocabularyColumns } from "../../vocabulary";
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

/**
 * Gives added tokens the ids that their texts get: a name that is an entry has the entry's, whatever its item says, as in
 * the reference. The others keep what the file says; the reference counts them out anew, from the number of entries on.
 * @param names the vocabulary's, as UTF-8
 * @param notes is told where an id is not the file's or not the reference's
 */
export function numberedTokens(
  tokens: readonly AddedToken[],
  names: VocabularyColumns,
  notes: string[],
): readonly AddedToken[] {
  if (tokens.length === 0) return tokens;
  const vocabulary = new Vocabulary(names);
  let next = vocabulary.size;
  const moved: string[] = [];
  const counted: string[] = [];
  const numbered = tokens.map((token) => {
    if (token.content === "") return token;
    const id = vocabulary.idOf(utf8Encode(token.content));
    const shown = `“${shortened(token.content)}”`;
    if (id === undefined) {
      const free = next++;
      if (free !== token.id) counted.push(`${shown} is ${token.id} here and ${free} there`);
      return token;
    }
    if (id !== token.id) moved.push(`${shown} is ${id} and not ${token.id}`);
    return id === token.id ? token : { ...token, id };
  });
  if (moved.length > 0)
    notes.push(`Added tokens that the vocabulary numbers otherwise have its ids: ${firstOf(moved)}.`);
  if (counted.length > 0) {
    notes.push(`Added tokens have the file’s ids, which Hugging Face’s library counts out anew: ${firstOf(counted)}.`);
  }
  return numbered;
}

/** The first of some examples, and how many more there are. */
function firstOf(examples: readonly string[]): string {
  const [first = ""] = examples;
  return examples.length === 1 ? first : `${first}, and ${examples.length - 1} more`;
}

/** A token as tokenizer.json writes it. */
export function toAddedTokenField({ id, content, singleWord, ...token }: AddedToken): object {
  const { lstrip, rstrip, normalized, special } = token;
  return { id, content, single_word: singleWord, lstrip, rstrip, normalized, special };
}
