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
 * the reference. The others keep what the file says, unless that is another entry's or token's; the reference counts them out
 * anew, from the number of entries on.
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
  const counted = new Map<string, number>();
  const moved: string[] = [];
  const known = tokens.map((token) => {
    if (token.content === "") return token;
    const id = vocabulary.idOf(utf8Encode(token.content));
    if (id === undefined) {
      if (!counted.has(token.content)) counted.set(token.content, vocabulary.size + counted.size);
      return token;
    }
    if (id !== token.id) moved.push(`${shown(token)} is ${id} and not ${token.id}`);
    return id === token.id ? token : { ...token, id };
  });
  if (moved.length > 0)
    notes.push(`Added tokens that the vocabulary numbers otherwise have its ids: ${firstOf(moved)}.`);
  const others = known.filter(({ id, content }) => id !== (counted.get(content) ?? id));
  if (others.length === 0) return known;
  const entries = new Set(names.ids);
  if (!known.some(({ id, content }) => counted.has(content) && entries.has(id))) {
    const examples = others.map(
      (token) => `${shown(token)} is ${token.id} here and ${counted.get(token.content)} there`,
    );
    notes.push(`Added tokens have the file’s ids, which Hugging Face’s library counts out anew: ${firstOf(examples)}.`);
    return known;
  }
  const examples = others.map((token) => `${shown(token)} is ${counted.get(token.content)} and not ${token.id}`);
  notes.push(
    `Added tokens have ids that are other entries’, and are counted out anew, as Hugging Face’s library does: ${firstOf(examples)}.`,
  );
  return known.map((token) => ({ ...token, id: counted.get(token.content) ?? token.id }));
}

function shown({ content }: AddedToken): string {
  return `“${shortened(content)}”`;
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
