/** What state and permalinks carry in place of a tokenizer. {@link parseReference} takes it apart. */
export type TokenizerReference = `builtin:${string}` | `hub:${string}` | `file:${string}`;

/** How a tokenizer cuts its pre-tokens, and what is done to its text first. */
interface InSomeWay {
  /** As `transforms/transform.ts` reads it, unchecked; left out where all is the tokenizer's own. */
  readonly way?: string | undefined;
}

/** A tokenizer of the catalogue. */
export interface BuiltinReference extends InSomeWay {
  readonly kind: "builtin";
  readonly id: string;
}

/** What a tokenizer brings that is not built in, besides where it is from. */
interface Brought extends InSomeWay {
  /** What cuts the text where the files do not say it (tiktoken's ranks): a known pattern's name, or the pattern. Null else. */
  readonly pattern: string | null;
}

/** A model's tokenizer on the Hugging Face Hub, at a commit: the same bytes for ever. */
export interface HubTokenizerReference extends Brought {
  readonly kind: "hub";
  /** `owner/name`; with the folder behind it where the tokenizer is in one: `owner/name/tokenizer_2`. */
  readonly id: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
}

/** A tokenizer of somebody's own files. */
export interface FileTokenizerReference extends Brought {
  readonly kind: "file";
  /** As {@link fileLabel} makes it: for people; files are told apart by their hash. */
  readonly name: string;
  /** SHA-256 of the file; of several files, that of what `sha256sum` prints for them in the order of their names. */
  readonly sha256: string;
}

export type ReferenceParts = BuiltinReference | HubTokenizerReference | FileTokenizerReference;

const hubPattern =
  /^hub:(\w[\w.-]{0,95}(?:\/\w[\w.-]{0,95})?)@([0-9a-f]{40})((?:\/\w[\w.-]{0,95}){0,6})(?:\?(.{1,6000}))?$/;
const filePattern = /^file:([^#?,&%]{1,100})#([0-9a-f]{64})(?:\?(.{1,6000}))?$/;
const builtinPattern = /^builtin:([\w.-]{1,60})$/;

/** The way that a reference ends in, or what links call it. An id of the catalogue is not taken for one. */
const wayPattern = /(?<!^builtin):([a-z][-.:\w]*)$/;

/** The parts of a reference, unchecked against any catalogue; null for what is malformed. */
export function parseReference(reference: string): ReferenceParts | null {
  const [own, way] = ownAndWay(reference);
  const [, builtin] = builtinPattern.exec(own) ?? [];
  if (builtin !== undefined) return { kind: "builtin", id: builtin, way };
  const [, model, commit, folder = "", hubCut] = hubPattern.exec(own) ?? [];
  if (model !== undefined && commit !== undefined) {
    // Models without an owner have no folders: their names would be taken for the owner's.
    return folder !== "" && !model.includes("/")
      ? null
      : withPattern({ kind: "hub", id: model + folder, commit, way }, hubCut);
  }
  const [, name, sha256, fileCut] = filePattern.exec(own) ?? [];
  if (name !== undefined && sha256 !== undefined) return withPattern({ kind: "file", name, sha256, way }, fileCut);
  return null;
}

/**
 * A tokenizer without the way that its text is cut in, and that way: `o200k_base:fewest`, `o200k_base:jamo:fewest`.
 * @param name a reference, or what {@link linkName} makes of it
 */
export function ownAndWay<Name extends string>(name: Name): readonly [own: Name, way: string | undefined] {
  const [own = name, way] = name.split(wayPattern);
  return [own as Name, way];
}

/** What links, commands and workers call a tokenizer: a built-in by its bare id, any other by its whole reference. */
export function linkName(reference: TokenizerReference): string {
  return reference.startsWith("builtin:") ? reference.slice("builtin:".length) : reference;
}

/** Whether a {@link linkName} is of a tokenizer that is not built in. */
export function isBrought(name: string): boolean {
  return /^(hub|file):/.test(name);
}

function withPattern<Parts extends object>(parts: Parts, encoded: string | undefined): (Parts & Brought) | null {
  if (encoded === undefined) return { ...parts, pattern: null };
  try {
    return { ...parts, pattern: decodeURIComponent(encoded) };
  } catch {
    return null; // Escapes that are none.
  }
}
