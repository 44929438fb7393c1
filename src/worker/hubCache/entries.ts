import * as v from "valibot";
import type { PinnedReference } from "../../hub/hubReference";
import type { TokenizerKind } from "../../tokenizers/formats/readFiles";
import { packVersion } from "../../tokenizers/pack/format";
import { parseReference, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerFacts } from "../import/protocol";

/*
 * What the cache of Hub files has for each commit, as entries of one Cache. Their addresses are no server's (RFC 2606 keeps
 * `.invalid` free), so that none is ever fetched or mistaken for one of the page:
 *
 *   https://hub.invalid/owner%2Fname/<commit>/manifest           what makes the set one; written last
 *                                            /used               when it was last used, in milliseconds since 1970
 *                                            /files/<name>
 *                                            /packs/2?<pattern>  made of the files, by version of the pack
 *                                            /facts/2?<pattern>  what is known of that; written after it
 */

const origin = "https://hub.invalid/";

/** What the addresses of all entries of a commit begin with. */
export function entriesOf({ id, commit }: PinnedReference): string {
  return `${origin}${encodeURIComponent(id)}/${commit}/`;
}

/** The address of what makes a set one. */
export function manifestKey(model: PinnedReference): string {
  return `${entriesOf(model)}manifest`;
}

/** The address of when a set was last used. */
export function usedKey(model: PinnedReference): string {
  return `${entriesOf(model)}used`;
}

/** The address of one of a set's files. */
export function fileKey(model: PinnedReference, name: string): string {
  return `${entriesOf(model)}files/${encodeURIComponent(name)}`;
}

/** Addresses of a pack and its facts, for the pattern that the tokenizer's reference names. */
export function packKeys(model: PinnedReference, pattern: string | null): { pack: string; facts: string } {
  const variant = `${packVersion}${pattern === null ? "" : `?${encodeURIComponent(pattern)}`}`;
  return { pack: `${entriesOf(model)}packs/${variant}`, facts: `${entriesOf(model)}facts/${variant}` };
}

/** Whether an entry holds the facts of a pack of this version. */
export function isFactsKey(key: string): boolean {
  const [, entry = ""] = /^[^?]*\/([^/?]+\/[^/?]+)(?:\?|$)/.exec(key) ?? [];
  return entry === `facts/${packVersion}`;
}

const file = v.object({ name: v.string(), bytes: v.number(), sha256: v.string() });

const manifest = v.object({
  id: v.string(),
  commit: v.string(),
  licence: v.nullable(v.string()),
  files: v.pipe(v.array(file), v.minLength(1)),
});

/** Which files make a set, and what they have to be. */
export type Manifest = v.InferOutput<typeof manifest>;

/** What the overview says of a tokenizer that has a vocabulary. */
export const keptWords = v.object({
  kind: v.string(),
  entries: v.nullable(v.number()),
  controls: v.nullable(v.number()),
  normalizer: v.nullable(v.string()),
  pattern: v.nullable(v.string()),
});

const facts = v.object({
  reference: v.custom<TokenizerReference>((value) => typeof value === "string" && parseReference(value) !== null),
  kind: v.custom<TokenizerKind>((value) => typeof value === "string"),
  description: v.object({
    model: v.string(),
    vocabularySize: v.number(),
    normalizer: v.array(v.string()),
    preTokenizer: v.array(v.string()),
    postProcessor: v.array(v.string()),
    specials: v.array(v.string()),
    addedTokens: v.array(v.string()),
  }),
  words: v.exactOptional(keptWords),
  files: v.array(file),
  notes: v.array(v.string()),
  uncompared: v.exactOptional(v.string()),
  modelMaxLength: v.exactOptional(v.nullable(v.number())),
  chat: v.exactOptional(
    v.nullable(v.object({ templates: v.record(v.string(), v.string()), specials: v.record(v.string(), v.string()) })),
  ),
  licence: v.nullable(v.string()),
});

const packRecord = v.object({ facts, bytes: v.number(), sha256: v.string() });

/** A pack's facts, size and hash. */
export interface PackRecord {
  readonly facts: TokenizerFacts;
  readonly bytes: number;
  /** Of the pack, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** Reads a manifest; null for what another version of this program has written differently. */
export function readManifest(json: unknown): Manifest | null {
  const read = v.safeParse(manifest, json);
  return read.success ? read.output : null;
}

/** Reads a pack's record; null for what another version of this program has written differently. */
export function readPackRecord(json: unknown): PackRecord | null {
  const read = v.safeParse(packRecord, json);
  return read.success ? read.output : null;
}
