import type { AddedToken } from "../../../../tokenizers/addedTokens";
import type { EncodeOptions, Encoding } from "../../../../tokenizers/tokenizer";
import { comparedBytes, lacking, type Pair, repeated, type Side } from "../side";
import { type ChangedMerge, type MergeChanges, mergeChanges } from "./mergeChanges";
import { type StageChange, stageChanges } from "./stageChanges";

/** An added token that is not the same in both. */
export interface AddedChange {
  readonly content: string;
  /** Null where it is not there. */
  readonly a: AddedToken | null;
  readonly b: AddedToken | null;
}

/** An entry that only one has, or that has another id in the other. */
export interface EntryChange {
  /** Its bytes as the two are compared. */
  readonly bytes: Uint8Array;
  /** Null where it is not there. */
  readonly idA: number | null;
  readonly idB: number | null;
}

/** What is other in a second tokenizer than in a first, as in a later revision. */
export interface VocabularyChanges {
  readonly removed: number;
  readonly added: number;
  /** Entries that both have, with another id. */
  readonly moved: number;
  readonly kept: number;
  readonly merges: MergeChanges | null;
  readonly addedTokens: readonly AddedChange[];
  readonly stages: readonly StageChange[];
}

/** Whoever wants each change and not only how many there are. */
export interface ChangeVisitor {
  entry?(change: EntryChange): void;
  merge?(merge: ChangedMerge): void;
}

/** Tells what is other in `b` than in `a`. */
export function vocabularyChanges({ a, b, inB, inA }: Pair, visitor: ChangeVisitor = {}): VocabularyChanges {
  const counts = { removed: 0, added: 0, moved: 0, kept: 0 };
  inB.forEach((found, place) => {
    if (found === repeated) return;
    const idA = a.compared.columns.ids[place] as number;
    if (found === idA) counts.kept++;
    else {
      counts[found === lacking ? "removed" : "moved"]++;
      visitor.entry?.({ bytes: comparedBytes(a, place), idA, idB: found === lacking ? null : found });
    }
  });
  inA.forEach((found, place) => {
    if (found !== lacking) return;
    counts.added++;
    visitor.entry?.({ bytes: comparedBytes(b, place), idA: null, idB: b.compared.columns.ids[place] as number });
  });
  return {
    ...counts,
    merges: mergeChanges(a.parts, b.parts, (merge) => visitor.merge?.(merge)),
    addedTokens: addedChanges(a, b),
    stages: stageChanges(a.parts, b.parts),
  };
}

/** Whether nothing is other, so that all texts have the same ids. */
export function isUnchanged({ removed, added, moved, merges, addedTokens, stages }: VocabularyChanges): boolean {
  const movedMerges = merges === null ? 0 : merges.onlyA + merges.onlyB + merges.moved;
  return removed + added + moved + movedMerges + addedTokens.length + stages.length === 0;
}

function addedChanges(a: Side, b: Side): AddedChange[] {
  const ofB = byContent(b);
  const changes: AddedChange[] = [];
  for (const [content, token] of byContent(a)) {
    const other = ofB.get(content) ?? null;
    ofB.delete(content);
    if (other === null || flagsOf(token) !== flagsOf(other)) changes.push({ content, a: token, b: other });
  }
  for (const [content, token] of ofB) changes.push({ content, a: null, b: token });
  return changes;
}

function byContent({ tokenizer }: Side): Map<string, AddedToken> {
  return new Map(tokenizer.stages.addedTokens.map((token) => [token.content, token]));
}

function flagsOf({ id, singleWord, lstrip, rstrip, normalized, special }: AddedToken): string {
  return [id, singleWord, lstrip, rstrip, normalized, special].join();
}

/** Where the ids of a text part. */
export interface FirstOther {
  /** Tokens before it, which are the same in both. */
  readonly tokens: number;
  /** Where the first token that is other begins, in bytes of the text. */
  readonly byte: number;
  readonly tokensA: number;
  readonly tokensB: number;
}

/**
 * Where the ids that two tokenizers give for a text first differ; null where they are all the same.
 * @throws {TokenizerError} where one of them cannot encode it
 */
export function firstOtherId(a: Side, b: Side, text: string, options: EncodeOptions): FirstOther | null {
  const [one, other] = [a.tokenizer.encode(text, options), b.tokenizer.encode(text, options)];
  const tokensA = one.ids.length;
  const tokensB = other.ids.length;
  let tokens = 0;
  while (tokens < Math.min(tokensA, tokensB) && one.ids[tokens] === other.ids[tokens]) tokens++;
  if (tokens === tokensA && tokens === tokensB) return null;
  return { tokens, byte: Math.min(startOf(one, tokens), startOf(other, tokens)), tokensA, tokensB };
}

/** Where a token begins, or all end. */
function startOf({ byteStart, byteEnd }: Encoding, token: number): number {
  return byteStart[token] ?? byteEnd[token - 1] ?? 0;
}
